package dev.regulars.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

/** What the library may not contain, whoever writes the next class. */
class RulesArchitectureTests {

  private static final JavaClasses RULES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.regulars.rules");

  @Test
  void seesTheClassesOfTheLibrary() {
    assertThat(RULES.contain(RuleBook.class)).isTrue();
  }

  @Test
  void knowsNoServerNoDatabaseAndNoReactor() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.springframework..",
            "reactor..",
            "org.reactivestreams..",
            "io.r2dbc..",
            "io.netty..",
            "java.sql..",
            "java.net.http..",
            "jakarta..")
        .check(RULES);
  }

  @Test
  void itsWordsDoNotDependOnTheEngine() {
    noClasses()
        .that()
        .resideInAnyPackage("..rules.facts..", "..rules.decision..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.drools..", "org.kie..")
        .because("another engine, or none, must be able to read facts and write decisions")
        .check(RULES);
  }

  @Test
  void hasNoClockOfItsOwn() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .callMethod(OffsetDateTime.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .because("a decision depends on its facts only, or it could not be explained later")
        .check(RULES);
  }

  @Test
  void namesSayWhatAThingIs() {
    classes().should().haveNameNotMatching(".*(Impl|Manager|Helper|Utils?|DTO|Dto)").check(RULES);
  }

  @Test
  void printsNothing() {
    GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(RULES);
  }
}
