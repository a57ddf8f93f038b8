package dev.inkling.app

import com.tngtech.archunit.base.DescribedPredicate.alwaysTrue
import com.tngtech.archunit.core.domain.JavaClasses
import com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching
import com.tngtech.archunit.core.importer.ClassFileImporter
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses
import com.tngtech.archunit.library.Architectures.layeredArchitecture
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices
import dev.inkling.app.graph.AppGraph
import org.junit.Test

/** The app's packages use each other in one direction: the navigation at the top, values and the look at the bottom. */
class LayersTest {
    @Test
    fun noPackagesUseEachOther() {
        slices().matching("$APP.(**)").should().beFreeOfCycles().check(app)
    }

    @Test
    fun eachPackageUsesOnlyWhatStandsBesideItInTheTable() {
        var layers = layeredArchitecture().consideringOnlyDependenciesInLayers()
        for (name in USES.keys) layers = layers.layer(name).definedBy(packageOf(name))
        for ((name, used) in USES) {
            layers =
                if (used.isEmpty()) layers.whereLayer(name).mayNotAccessAnyLayer()
                else layers.whereLayer(name).mayOnlyAccessLayers(*used.toTypedArray())
        }
        layers
            .ensureAllClassesAreContainedInArchitecture()
            // The numbers of the resources, which everybody may use.
            .ignoreDependency(alwaysTrue(), nameMatching("$APP\\.R(\\$.*)?"))
            .check(app)
    }

    @Test
    fun onlyTheNavigationAndTheApplicationReadTheGraph() {
        noClasses()
            .that()
            .resideOutsideOfPackages(APP, "$APP.frame", "$APP.graph")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(AppGraph::class.java)
            .check(app)
    }

    private companion object {
        const val APP = "dev.inkling.app"

        val app: JavaClasses =
            ClassFileImporter().withImportOption { !it.contains("/device-test/") }.importPackages(APP)

        /** The process: the application and its activity. */
        const val PROCESS = "(process)"

        fun packageOf(name: String) =
            when (name) {
                PROCESS -> APP
                "ui" -> "$APP.ui.."
                else -> "$APP.$name"
            }

        /** Each package, from the top, with those that it may use. */
        val USES: Map<String, List<String>> =
            mapOf(
                PROCESS to listOf("frame", "graph", "training", "work", "data", "ui"),
                "frame" to
                    listOf("graph", "draw", "inside", "mydigits", "train", "sessions", "settings", "reading") +
                        listOf("training", "work", "recognizer", "data", "ui"),
                "graph" to listOf("training", "work", "recognizer", "graphics", "data"),
                "draw" to listOf("inside", "reading", "recognizer", "graphics", "data", "ui", "picture"),
                "inside" to listOf("reading", "recognizer", "ui", "picture"),
                "reading" to listOf("recognizer", "ui", "picture"),
                "mydigits" to listOf("training", "data", "ui"),
                "train" to listOf("training", "work", "graphics", "data", "ui", "picture"),
                "sessions" to listOf("training", "work", "data", "ui", "picture"),
                "settings" to listOf("training", "graphics", "data", "ui"),
                "training" to listOf("work", "recognizer", "data"),
                "work" to listOf("data"),
                "recognizer" to listOf("graphics", "data", "picture"),
                "graphics" to emptyList(),
                "data" to emptyList(),
                "ui" to listOf("picture"),
                "picture" to emptyList(),
            )
    }
}
