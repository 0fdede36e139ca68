package dev.caravel;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who may know whom. The decision core ({@link #CORE}) is plain Java in one direction; the neighbours ({@link #NEIGHBOURS})
 * know the core and not each other; only the wiring ({@link #WIRING}) knows Camel.
 */
class ArchitectureTest {

    /** Each may use those before it, and nothing else but {@code java.*}. */
    private static final List<String> CORE = List.of("market", "order", "book", "strategy");

    private static final List<String> NEIGHBOURS =
            List.of("kraken", "coinmarketcap", "store", "alert", "paper", "replay");

    /** What may be shown of anybody's texts: for all but the core, and itself knows nothing. */
    private static final List<String> MANNERS = List.of("discretion");

    /** What looks at all of them and says how they are. */
    private static final List<String> JUDGES = List.of("doctor");

    private static final List<String> WIRING = List.of("route", "command");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.caravel");

    @ParameterizedTest
    @ValueSource(strings = {"market", "order", "book", "strategy"})
    void theCoreIsPlainJavaInOneDirection(String name) {
        List<String> allowed = new ArrayList<>(List.of("java..", "org.jspecify.annotations"));
        CORE.subList(0, CORE.indexOf(name) + 1).forEach(known -> allowed.add(in(known)));
        check(classes()
                .that()
                .resideInAPackage(in(name))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed.toArray(String[]::new)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kraken", "coinmarketcap", "store", "alert", "paper", "replay"})
    void aNeighbourKnowsTheCoreAndNoOtherNeighbour(String name) {
        check(classes()
                .that()
                .resideInAPackage(in(name))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("dev.caravel..")
                        .negate()
                        .or(oursIn(CORE))
                        .or(oursIn(MANNERS))
                        .or(resideInAPackage(in(name)))));
    }

    @Test
    void discretionIsPlainJava() {
        check(classes()
                .that()
                .resideInAPackage(in("discretion"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify.annotations", in("discretion")));
    }

    @Test
    void settingsKnowTheMarketTheStrategyAndWhatIsTold() {
        check(classes()
                .that()
                .resideInAPackage(in("settings"))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("dev.caravel..")
                        .negate()
                        .or(oursIn(List.of("market", "book", "strategy", "settings")))));
    }

    @Test
    void theDoctorKnowsCoreSettingsAndTheSourcesOfWhatItJudges() {
        check(classes()
                .that()
                .resideInAPackage(in("doctor"))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("dev.caravel..")
                        .negate()
                        .or(oursIn(CORE))
                        .or(oursIn(MANNERS))
                        .or(oursIn(List.of("settings", "kraken", "coinmarketcap", "doctor")))));
    }

    @Test
    void onlyTheWiringKnowsTheDoctor() {
        check(noClasses()
                .that(oursIn(WIRING).negate())
                .and()
                .resideOutsideOfPackage(in("doctor"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("doctor")));
    }

    @Test
    void onlyTheWiringKnowsCamel() {
        check(noClasses().that(areNotWiring()).should().dependOnClassesThat().resideInAPackage("org.apache.camel.."));
    }

    @Test
    void onlyCommandsAndTheProgramKnowRoutes() {
        check(noClasses()
                .that(oursIn(List.of("route", "command")).negate())
                .and()
                .doNotBelongToAnyOf(Caravel.class)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("route")));
    }

    @Test
    void onlyTheProgramKnowsCommands() {
        check(noClasses()
                .that(oursIn(List.of("command")).negate())
                .and()
                .doNotBelongToAnyOf(Caravel.class)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("command")));
    }

    @Test
    void everyPackageHasItsPlace() {
        String[] known = Stream.of(CORE, MANNERS, NEIGHBOURS, List.of("settings"), JUDGES, WIRING)
                .flatMap(List::stream)
                .map(ArchitectureTest::in)
                .toArray(String[]::new);
        check(classes()
                .that()
                .doNotBelongToAnyOf(Caravel.class)
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .resideInAnyPackage(known)
                .because("a package that no rule here names is held by none"));
    }

    @Test
    void nothingIsAFloat() {
        check(noFields().should().haveRawType(float.class));
        check(noMethods().should().haveRawReturnType(float.class));
        check(noCodeUnits()
                .should()
                .haveRawParameterTypes(describe(
                        "containing float",
                        types -> types.stream().anyMatch(type -> type.isEquivalentTo(float.class)))));
    }

    @Test
    void timeAndChanceComeInThroughConstructors() {
        check(noClasses().that(areNotWiring()).should(accessTargetWhere(readsTheClockOrThrowsDice())));
    }

    @Test
    void nobodyLogsToJavaUtilLogging() {
        check(noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging.."));
    }

    @Test
    void noPackageLetsNullIn() {
        assertThat(CLASSES.stream().map(JavaClass::getPackage).distinct())
                .filteredOn(ours -> !ours.isAnnotatedWith(NullMarked.class))
                .extracting(JavaPackage::getName)
                .as("packages without a @NullMarked package-info")
                .isEmpty();
    }

    private static DescribedPredicate<JavaAccess<?>> readsTheClockOrThrowsDice() {
        return describe("read the clock, sleep or throw dice by themselves", access -> {
            String owner = access.getTargetOwner().getName();
            String call = access.getTarget().getName();
            return switch (owner) {
                case "java.lang.System" ->
                    Set.of("currentTimeMillis", "nanoTime").contains(call);
                case "java.lang.Thread" -> call.equals("sleep");
                case "java.lang.Math" -> call.equals("random");
                case "java.util.UUID" -> call.equals("randomUUID");
                case "java.util.concurrent.ThreadLocalRandom" -> true;
                case "java.util.Random", "java.util.SplittableRandom", "java.security.SecureRandom" ->
                    call.equals("<init>") && !takesArguments(access);
                case "java.time.Clock", "java.time.InstantSource" ->
                    call.startsWith("system") || call.startsWith("tick");
                default -> owner.startsWith("java.time.") && call.equals("now") && !takesAClock(access);
            };
        });
    }

    private static boolean takesArguments(JavaAccess<?> access) {
        return !parameters(access).isEmpty();
    }

    private static boolean takesAClock(JavaAccess<?> access) {
        return parameters(access).stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
    }

    private static List<JavaClass> parameters(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target ? target.getRawParameterTypes() : List.of();
    }

    private static DescribedPredicate<JavaClass> areNotWiring() {
        return oursIn(WIRING)
                .or(JavaClass.Predicates.belongToAnyOf(Caravel.class))
                .negate()
                .as("are not wiring");
    }

    private static DescribedPredicate<JavaClass> oursIn(List<String> names) {
        return resideInAnyPackage(names.stream().map(ArchitectureTest::in).toArray(String[]::new));
    }

    private static String in(String name) {
        return "dev.caravel." + name + "..";
    }

    /** A rule about a package that is still empty holds. */
    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }
}
