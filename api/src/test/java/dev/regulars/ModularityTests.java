package dev.regulars;

import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** Each package below {@code dev.regulars} is a module; see ARCHITECTURE.md for the map. */
class ModularityTests {

  private static final ApplicationModules MODULES =
      ApplicationModules.of(
          Regulars.class,
          // The rules library stands beside the server's modules and is public as a whole.
          JavaClass.Predicates.resideInAPackage("dev.regulars.rules.."));

  @Test
  void modulesUseEachOtherOneWayAndOnlyThroughWhatIsPublic() {
    MODULES.verify();
  }

  @Test
  void drawsTheModules() {
    new Documenter(MODULES).writeModulesAsPlantUml().writeIndividualModulesAsPlantUml();
  }
}
