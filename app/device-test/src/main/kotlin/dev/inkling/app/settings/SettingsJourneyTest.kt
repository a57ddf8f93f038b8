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
import dev.inkling.app.data.AppLanguage
import dev.inkling.app.data.SettingsStore
import dev.inkling.app.data.ThemeChoice
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.appears
import dev.inkling.app.testing.eventually
import dev.inkling.app.testing.shows
import java.io.File
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
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
    fun theLanguageIsChosenInTheApp() {
        val context = app.graph.context()
        try {
            open()
            rule.onNodeWithText("Language").performScrollTo().performClick()
            rule.appears("한국어")
            rule.onNodeWithText("한국어").performClick()
            rule.eventually("the app is told to speak Korean") { AppLanguage.tag(context) == "ko" }
        } finally {
            AppLanguage.choose(context, "")
        }
    }

    @Test
    fun freeingSpaceDeletesWhatWasShared() {
        val shared = File(app.graph.files().sharedFolder(), "digits.png")
        shared.parentFile!!.mkdirs()
        shared.writeBytes(ByteArray(4096))
        open()
        rule.onNodeWithText("Free space…").performScrollTo().performClick()
        rule.eventually("it is offered") { rule.shows("Pictures made for sharing") }
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
        val face = licencesOf(app.graph.context().assets).first()
        assertTrue(
            "$face",
            face.any {
                it.startsWith(
                    "PREAMBLE\nThe goals of the Open Font License (OFL) are to stimulate worldwide development of collaborative"
                )
            },
        )
        assertTrue("no rules of dashes", face.none { "----" in it })
    }

    private fun open() {
        rule.onNodeWithContentDescription("More").performClick()
        rule.eventually("the menu is open") { rule.shows("Settings") }
        rule.onNodeWithText("Settings").performClick()
        rule.eventually("the settings are open") { rule.shows("Touch feedback") }
    }
}
