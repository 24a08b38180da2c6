package io.stackprint;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.avro.specific.AvroGenerated;

/** The arrows between the rooms, and what a pure room may know. */
@AnalyzeClasses(packages = "io.stackprint", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] PURE = {
    "io.stackprint.wire..",
    "io.stackprint.fingerprint..",
    "io.stackprint.refusal..",
    "io.stackprint.prober.probe..",
    "io.stackprint.prober.target..",
    "io.stackprint.prober.request..",
    "io.stackprint.prober.pace..",
    "io.stackprint.prober.capture..",
    "io.stackprint.fingerprinter.derive..",
    "io.stackprint.fingerprinter.assemble..",
    "io.stackprint.matcher.database..",
    "io.stackprint.matcher.expression..",
    "io.stackprint.matcher.compile..",
    "io.stackprint.matcher.rank..",
    "io.stackprint.matcher.explain..",
    "io.stackprint.matcher.learn..",
    "io.stackprint.report..",
  };

  private static final String[] ALLOWED_IN_PURE = {
    "java..",
    "javax.xml.stream..",
    "org.jspecify.annotations..",
    "io.stackprint.record..",
    // What the generated records are made of; see docs/decisions/0002-records-are-values.md.
    "org.apache.avro.specific..",
    "org.apache.avro",
    "org.apache.avro.data..",
  };

  @ArchTest
  static final ArchRule pureRoomsKnowOnlyTheJdkAndEachOther =
      classes()
          .that()
          .resideInAnyPackage(PURE)
          .and()
          .resideOutsideOfPackage("io.stackprint.report..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(PURE).or(resideInAnyPackage(ALLOWED_IN_PURE)));

  @ArchTest
  static final ArchRule reportsAlsoWriteJson =
      classes()
          .that()
          .resideInAPackage("io.stackprint.report..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(PURE)
                  .or(resideInAnyPackage(ALLOWED_IN_PURE))
                  .or(resideInAnyPackage("com.fasterxml.jackson..")));

  @ArchTest
  static final ArchRule pureRoomsHaveNoClockAndNoChance =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(Clock.class, Random.class, ThreadLocalRandom.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net.http..", "java.security.SecureRandom");

  @ArchTest
  static final ArchRule servicesDoNotKnowEachOther =
      slices()
          .matching("io.stackprint.(prober|fingerprinter|matcher)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule schemasKnowNoSibling =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.stackprint.wire..",
              "io.stackprint.fingerprint..",
              "io.stackprint.refusal..",
              "io.stackprint.topics..",
              "io.stackprint.record..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.stackprint.prober..",
              "io.stackprint.fingerprinter..",
              "io.stackprint.matcher..",
              "io.stackprint.cli..",
              "io.stackprint.embedded..",
              "io.stackprint.report..");

  @ArchTest
  static final ArchRule streamsDoNotKnowTheApp =
      noClasses()
          .that()
          .resideInAPackage("io.stackprint.*.stream..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.stackprint.*.app..");

  @ArchTest
  static final ArchRule noCycles =
      slices().matching("io.stackprint.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyTopicsKnowsTheRegistry =
      noClasses()
          .that(
              resideInAnyPackage("io.stackprint..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "io.stackprint.topics..", "io.stackprint.embedded.."))))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net.http..");

  @ArchTest
  static final ArchRule recordsAreGenerated =
      classes()
          .that()
          .resideInAPackage("io.stackprint.record")
          .and()
          .areTopLevelClasses()
          .should()
          .beAnnotatedWith(AvroGenerated.class);
}
