package dev.inkling.app.settings

import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isToggleable
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onAllNodesWithText
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.eventually
import java.io.File
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/** What is set stays set, and freeing space frees it. */
@RunWith(AndroidJUnit4::class)
class SettingsJourneyTest {
    private val app = TestApp()
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    @Test
    fun themeAndSwitchesAreKept() {
        open()
        rule.onNodeWithText("Dark").performClick()
        rule.onNode(hasText("Touch feedback").and(isToggleable())).performScrollTo().performClick()
        rule.waitForIdle()
        val kept = SettingsStore(app.graph.context()).values().value
        assertEquals(ThemeChoice.DARK, kept.theme())
        assertFalse(kept.touchFeedback())
    }

    @Test
    fun freeingSpaceDeletesWhatWasShared() {
        val shared = File(app.graph.files().sharedFolder(), "digits.png")
        shared.parentFile!!.mkdirs()
        shared.writeBytes(ByteArray(4096))
        open()
        rule.onNodeWithText("Free space…").performScrollTo().performClick()
        rule.eventually("it is offered") { shown("Pictures made for sharing") }
        rule.onNodeWithText("Pictures made for sharing").performClick()
        rule.eventually("it is gone") { !shared.exists() }
        rule.eventually("it is said") {
            rule.onAllNodesWithText("freed.", substring = true).fetchSemanticsNodes().isNotEmpty()
        }
    }

    @Test
    fun licencesAreThere() {
        open()
        rule.onNodeWithText("Licences and version").performScrollTo().performClick()
        rule.eventually("the licence of the face is there") {
            rule.onAllNodesWithText("SIL Open Font License", substring = true).fetchSemanticsNodes().isNotEmpty()
        }
    }

    private fun open() {
        rule.onNodeWithContentDescription("More").performClick()
        rule.eventually("the menu is open") { shown("Settings") }
        rule.onNodeWithText("Settings").performClick()
        rule.eventually("the settings are open") { shown("Touch feedback") }
    }

    private fun shown(words: String) = rule.onAllNodesWithText(words).fetchSemanticsNodes().isNotEmpty()
}
