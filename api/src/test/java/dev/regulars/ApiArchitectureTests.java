package dev.regulars;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import dev.regulars.shared.RealTime;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Configuration;

/** House rules for the server that a compiler does not know. */
class ApiArchitectureTests {

  private static final Set<String> WAITING =
      Set.of(
          "reactor.core.publisher.Mono.block",
          "reactor.core.publisher.Mono.blockOptional",
          "reactor.core.publisher.Flux.blockFirst",
          "reactor.core.publisher.Flux.blockLast",
          "reactor.core.publisher.Flux.toIterable",
          "reactor.core.publisher.Flux.toStream",
          "java.util.concurrent.Future.get",
          "java.util.concurrent.CompletableFuture.get",
          "java.util.concurrent.CompletableFuture.join",
          "java.lang.Thread.sleep");

  private static final JavaClasses API =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("/rules/"))
          .importPackages("dev.regulars");

  @Test
  void seesTheClassesOfTheServer() {
    assertThat(API.contain(Regulars.class)).isTrue();
  }

  /** But who starts the database: nobody is served yet, and the start has to wait for it. */
  @Test
  void nothingWaitsForAPublisherOrAFuture() {
    noClasses()
        .that()
        .haveNameNotMatching("dev\\.regulars\\.database\\.EarlyDatabase(\\$.*)?")
        .should()
        .callCodeUnitWhere(calls("waits for a result", WAITING))
        .because("a waiting event loop serves nobody")
        .check(API);
  }

  @Test
  void timeIsReadFromAClock() {
    noClasses()
        .should()
        .callCodeUnitWhere(
            DescribedPredicate.describe(
                "reads the time of the machine", ApiArchitectureTests::readsTheMachinesTime))
        .because("what happens at a time must be testable at that time: inject a Clock")
        .check(API);
  }

  /** The programme has one clock, which the demo may move; what must not jump has the machine's. */
  @Test
  void theRealTimeIsForWhatGuardsAndMeasures() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.regulars.shared",
            "dev.regulars.clock",
            "dev.regulars.security",
            "dev.regulars.people",
            "dev.regulars.imports",
            "dev.regulars.me",
            "dev.regulars.start")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(RealTime.class)
        .because("points, tiers and rulebooks live by the programme's clock")
        .check(API);
  }

  /** A store's day comes from what happened there, with its zone. */
  @Test
  void whichDayItIsTheProgrammeSays() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.regulars.programme")
        .should()
        .callCodeUnitWhere(
            calls("makes a day of a moment", Set.of("java.time.LocalDate.ofInstant")))
        .because("programme.Today knows the day of a moment")
        .check(API);
  }

  @Test
  void onlyConfigurationChoosesTheClock() {
    noClasses()
        .that()
        .areNotAnnotatedWith(Configuration.class)
        .should()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(Clock.class, "systemDefaultZone")
        .check(API);
  }

  /** A test that writes such a time is red in one minute of sixty: the seconds are missing then. */
  @Test
  void testsWriteTimesWithSeconds() {
    JavaClasses tests =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .importPackages("dev.regulars");
    assertThat(tests.contain(Till.class)).isTrue();
    noClasses()
        .should()
        .callMethod(OffsetDateTime.class, "toString")
        .because("it leaves out seconds that are 0: use ISO_OFFSET_DATE_TIME")
        .check(tests);
  }

  @Test
  void endpointsStayInsideTheirModule() {
    classes()
        .that()
        .areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
        .should()
        .bePackagePrivate()
        .allowEmptyShould(true)
        .check(API);
  }

  @Test
  void namesSayWhatAThingIs() {
    classes().should().haveNameNotMatching(".*(Impl|Manager|Helper|Utils?|DTO|Dto)").check(API);
  }

  @Test
  void thereAreNoLayersAsPackages() {
    noClasses()
        .should()
        .resideInAnyPackage(
            "..controller..", "..service..", "..repository..", "..util..", "..dto..")
        .because("a package is a business capability")
        .check(API);
  }

  @Test
  void whatGoesOnByItselfHasOneShape() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.regulars.shared.BackgroundJobs")
        .should()
        .implement("org.springframework.context.Lifecycle")
        .because("a BackgroundJob is measured, tried again and stopped like all others")
        .check(API);
    noMethods()
        .should()
        .beAnnotatedWith("org.springframework.scheduling.annotation.Scheduled")
        .because("nobody runs it: make it a BackgroundJob")
        .check(API);
  }

  @Test
  void printsNothing() {
    GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(API);
  }

  private static DescribedPredicate<JavaCall<?>> calls(String description, Set<String> methods) {
    return DescribedPredicate.describe(description, call -> methods.contains(target(call)));
  }

  private static boolean readsTheMachinesTime(JavaCall<?> call) {
    if (target(call).equals("java.lang.System.currentTimeMillis")) {
      return true;
    }
    return call.getTargetOwner().getPackageName().equals("java.time")
        && call.getName().equals("now")
        && call.getTarget().getRawParameterTypes().stream()
            .noneMatch(type -> type.isEquivalentTo(Clock.class));
  }

  private static String target(JavaAccess<?> access) {
    return access.getTargetOwner().getName() + "." + access.getName();
  }
}
