package dev.inkling.app.train

import androidx.activity.compose.setContent
import androidx.compose.runtime.getValue
import androidx.compose.runtime.key
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.hasAnyAncestor
import androidx.compose.ui.test.isDialog
import androidx.compose.ui.test.isHeading
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.ignored
import dev.inkling.app.ui.theme.InkTheme
import dev.inkling.nnlib.run.RunSpec
import dev.inkling.nnlib.run.Settings
import dev.inkling.nnlib.spec.Option
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/** Every sheet of the set-up, with every setting that a phone shows: a slider or a stepper, and never a raw range. */
@RunWith(AndroidJUnit4::class)
class EverySheetTest {
    private val app = TestApp(still = true)
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    private var shown by mutableStateOf<Pair<Settings.Group, RunSpec>?>(null)

    /** Each setting once, in the first run in which it does something. */
    private fun sheets(): Map<Pair<Settings.Group, RunSpec>, List<Option>> {
        val seen = HashSet<String>()
        val sheets = LinkedHashMap<Pair<Settings.Group, RunSpec>, List<Option>>()
        for (spec in StopsTest.everySpec()) {
            for (group in Settings.Group.entries) {
                val settings = shownIn(group, TrainState(spec, null, emptyList(), null))
                if (settings.any { seen.add(it.key()) }) sheets[group to spec] = settings
            }
        }
        return sheets
    }

    @Test
    fun everySettingHasSomethingToMoveAndNoRawRange() {
        rule.runOnUiThread {
            rule.activity.setContent {
                InkTheme {
                    shown?.let { (group, spec) ->
                        key(group, spec) {
                            val state = TrainState(spec, null, spec.problems(), null)
                            GroupSheet(group, state, SetUpFields(spec), ignored<TrainActions>(), onClose = {})
                        }
                    }
                }
            }
        }
        val sheets = sheets()
        for ((sheet, settings) in sheets) {
            shown = sheet
            rule.waitForIdle()
            val nodes = rule.onAllNodes(hasAnyAncestor(isDialog())).fetchSemanticsNodes()
            for (words in nodes.flatMap(::words)) {
                assertTrue("${sheet.first} says \"$words\"", !Regex("\\d{8,}").containsMatchIn(words.replace(",", "")))
                assertTrue("${sheet.first} says \"$words\"", !Regex("^\\S+–\\S+$").matches(words))
            }
            for (setting in settings) assertTrue("$setting can be moved", isMoved(setting, nodes))
            assertEquals("one heading", 1, rule.onAllNodes(isHeading()).fetchSemanticsNodes().size)
            val title = rule.onNode(isHeading()).fetchSemanticsNode().config[SemanticsProperties.Text].single().text
            assertEquals("${sheet.first} says its name once", 1, nodes.count { title in words(it) })
            assertTrue(
                "Done closes it",
                nodes.any { "Done" in words(it) && it.config.contains(SemanticsActions.OnClick) },
            )
        }
        val all =
            StopsTest.everySpec().flatMap { spec ->
                Settings.Group.entries.flatMap { shownIn(it, TrainState(spec, null, emptyList(), null)) }
            }
        assertEquals("all were walked", all.map { it.key() }.toSet(), sheets.values.flatten().map { it.key() }.toSet())
        assertTrue("there are many", sheets.values.flatten().map { it.key() }.toSet().size > 50)
    }

    /** A number by its slider, or by a button that makes it larger; all else by something to touch. */
    private fun isMoved(setting: Option, nodes: List<SemanticsNode>): Boolean {
        val title = title(setting)
        return when (setting.kind()) {
            Option.Kind.WHOLE,
            Option.Kind.NUMBER ->
                nodes.any {
                    title in said(it) && it.config.contains(SemanticsActions.SetProgress) ||
                        setting == Settings.SEED && "One more" in said(it)
                }
            Option.Kind.WORD -> nodes.count { it.config.contains(SemanticsProperties.Selected) } > 1
            Option.Kind.FLAG -> nodes.any { it.config.contains(SemanticsProperties.ToggleableState) }
            else -> nodes.any { title in said(it) && it.config.contains(SemanticsActions.SetText) }
        }
    }

    private fun title(setting: Option): String {
        val name = "set_" + setting.key().replace('-', '_')
        @Suppress("DiscouragedApi") // As the app itself finds them.
        return rule.activity.getString(rule.activity.resources.getIdentifier(name, "string", "dev.inkling.app"))
    }

    private fun said(node: SemanticsNode) = node.config.getOrNull(SemanticsProperties.ContentDescription).orEmpty()

    private fun words(node: SemanticsNode): List<String> =
        node.config.getOrNull(SemanticsProperties.Text).orEmpty().map { it.text }
}
