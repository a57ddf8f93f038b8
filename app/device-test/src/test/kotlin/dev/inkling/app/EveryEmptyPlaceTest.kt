package dev.inkling.app

import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performSemanticsAction
import androidx.compose.ui.text.AnnotatedString
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.data.SessionState
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.appears
import dev.inkling.app.testing.eventually
import dev.inkling.app.testing.icon
import dev.inkling.app.testing.isThere
import dev.inkling.app.testing.leave
import dev.inkling.app.testing.link
import dev.inkling.app.testing.pad
import dev.inkling.app.testing.shows
import dev.inkling.app.testing.tab
import dev.inkling.app.testing.titled
import dev.inkling.app.testing.trained
import dev.inkling.nnlib.run.Presets
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/** Every place that is empty says so and how it is filled, and each of its buttons is pressed. */
@RunWith(AndroidJUnit4::class)
class EveryEmptyPlaceTest {
    private val app = TestApp()
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    @Test
    fun thereAreNoSessionsYet() {
        rule.tab("Sessions")
        rule.appears(NO_SESSIONS)
        rule.link("Train XOR").performClick()
        rule.eventually("its screen is there") { rule.titled("XOR 2-8-1") }
        assertEquals(SessionState.FINISHED, app.awaitEnd(1).state)
        rule.eventually("and it has ended") { rule.isThere(hasText("Change and start again")) }
        rule.leave()
        rule.tab("Sessions")
        rule.appears("XOR 2-8-1")
        assertTrue(!rule.shows(NO_SESSIONS))
    }

    @Test
    fun nothingIsFound() {
        app.trained(Presets.of("xor-solve").with("epochs", 60.0), "first try")
        rule.tab("Sessions")
        rule.appears("first try")
        rule.icon("Search").performClick()
        rule.onNode(hasSetTextAction()).performSemanticsAction(SemanticsActions.SetText) {
            it(AnnotatedString("nowhere"))
        }
        rule.appears("Nothing with that name.")
        rule.icon("Search").performClick()
        rule.appears("first try")
    }

    @Test
    fun nothingIsDrawnYet() {
        rule.onNode(hasContentDescription("My digits, 0 drawings").and(hasClickAction())).performClick()
        rule.appears("Stamp a drawing and it is kept here.")
        rule.link("Draw some").performClick()
        rule.eventually("back at the pad") { !rule.titled("My digits") }
        rule.pad().assertExists()
    }

    private companion object {
        const val NO_SESSIONS = "No sessions yet. The first takes ten seconds."
    }
}
