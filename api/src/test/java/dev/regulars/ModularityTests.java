package dev.regulars;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** Each package below {@code dev.regulars} is a module; see ARCHITECTURE.md for the map. */
class ModularityTests {

  private static final ApplicationModules MODULES = ApplicationModules.of(Regulars.class);

  @Test
  void modulesUseEachOtherOneWayAndOnlyThroughWhatIsPublic() {
    MODULES.verify();
  }

  @Test
  void drawsTheModules() {
    new Documenter(MODULES).writeModulesAsPlantUml().writeIndividualModulesAsPlantUml();
  }
}
