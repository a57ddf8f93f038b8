package dev.inkling.app

import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.assertIsSelected
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isEnabled
import androidx.compose.ui.test.isSelectable
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.longClick
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performSemanticsAction
import androidx.compose.ui.test.performTouchInput
import androidx.compose.ui.text.AnnotatedString
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.data.Hold
import dev.inkling.app.data.SessionRow
import dev.inkling.app.data.SessionState
import dev.inkling.app.testing.Phone
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.appears
import dev.inkling.app.testing.eventually
import dev.inkling.app.testing.holdFor
import dev.inkling.app.testing.shows
import dev.inkling.app.testing.trained
import dev.inkling.nnlib.run.Presets
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.runBlocking
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/** Back and the tabs lead where a person expects, and a tap does its thing once, however often it is repeated. */
@RunWith(AndroidJUnit4::class)
class NavigationTest {
    private val app = TestApp(still = true)
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    private val phone = Phone(rule)

    private val brief = Presets.of("xor-solve").with("epochs", 60.0)

    @After fun upright() = phone.reset()

    @Test
    fun whatIsChangedAndStartedAgainLiesOnTheListAlone() {
        app.trained(brief, "first")
        go("Sessions")
        rule.appears("first")
        rule.onNodeWithText("first").performClick()
        for (n in 2..4) {
            eventually(CHANGE)
            rule.onNode(CHANGE).performClick()
            rule.appears("New session")
            rule.eventually("it may start") { there(START.and(isEnabled())) }
            rule.onNode(START).performClick()
            rule.eventually("session $n is there") { sessions().size == n }
            rule.eventually("its set-up is left") { !rule.shows("New session") }
        }
        eventually(CHANGE)
        goBack()
        rule.appears("first")
        assertTrue("this is the list", there(hasContentDescription("Search")))
        goBack()
        eventually(hasContentDescription("Drawing pad. Empty."))
    }

    @Test
    fun fromTheSetUpASessionStartsInTheListAndTheSetUpIsKept() {
        go("Train")
        rule.onNode(XOR).performClick()
        rule.eventually("it may start") { there(START.and(isEnabled())) }
        rule.onNode(START).performClick()
        eventually(CHANGE)
        goBack()
        eventually(hasContentDescription("Search"))
        rule.appears("XOR 2-8-1")
        go("Train")
        rule.appears("New session")
        rule.onNode(XOR).assertIsSelected()
        goBack()
        eventually(hasContentDescription("Drawing pad. Empty."))
    }

    @Test
    fun aTabOpensItsPlaceWhereItBegins() {
        app.trained(brief, "first")
        phone.turn()
        go("Sessions")
        rule.appears("first")
        rule.onNodeWithText("first").performClick()
        eventually(CHANGE)
        go("Sessions")
        eventually(hasContentDescription("Search"))

        rule.onNodeWithText("first").performClick()
        eventually(CHANGE)
        go("Draw")
        eventually(hasContentDescription("Drawing pad. Empty."))
        go("Sessions")
        eventually(hasContentDescription("Search"))

        go("Draw")
        rule.onNode(hasContentDescription("My digits, 0 drawings")).performClick()
        rule.appears("Stamp a drawing and it is kept here.")
        go("Draw")
        eventually(hasContentDescription("Drawing pad. Empty."))
        rule.onNode(hasContentDescription("My digits, 0 drawings")).performClick()
        rule.appears("Stamp a drawing and it is kept here.")
        go("Train")
        rule.appears("New session")
        go("Draw")
        eventually(hasContentDescription("Drawing pad. Empty."))
    }

    @Test
    fun theRailOpensTheSettingsOnce() {
        phone.turn()
        val settings = hasText("Settings").and(hasClickAction())
        rule.onNode(settings).performClick()
        rule.appears("Licences and version")
        rule.onNodeWithText("Licences and version").performScrollTo().performClick()
        rule.appears("Licences")
        rule.onNode(settings).performClick()
        rule.appears("Licences and version")
        goBack()
        eventually(hasContentDescription("Drawing pad. Empty."))
    }

    @Test
    fun backClosesFirstWhatIsOpenInTheList() {
        app.trained(brief, "first")
        app.trained(Presets.of("moons-solve").with("epochs", 2.0), "by the moon")
        go("Sessions")
        rule.appears("first")
        rule.onNodeWithText("first").performTouchInput { longClick() }
        rule.appears("1 chosen")
        goBack()
        eventually(hasContentDescription("Search"))

        rule.onNode(hasContentDescription("Filter")).performClick()
        rule.onNode(MOONS).performClick()
        rule.eventually("one is left") { !rule.shows("first") }
        rule.onNode(hasContentDescription("Search").and(hasClickAction())).performClick()
        rule.onNode(hasSetTextAction()).assertExists()
        goBack()
        rule.eventually("nothing is searched for") { !there(hasSetTextAction()) }
        assertTrue("it is narrowed still", there(MOONS))
        goBack()
        rule.appears("first")
        assertTrue("nothing narrows it", !there(MOONS))
        goBack()
        eventually(hasContentDescription("Drawing pad. Empty."))
    }

    /** A turned phone has a rail instead of the bar; what the person had opened and chosen stays as it was. */
    @Test
    fun whatIsOpenInTheListStaysWhenThePhoneIsTurned() {
        val moons = Presets.of("moons-solve").with("epochs", 2.0)
        app.trained(brief, "first")
        app.trained(moons, "by the moon")
        app.trained(moons, "by the sea")
        go("Sessions")
        rule.appears("first")
        rule.onNode(hasContentDescription("Filter")).performClick()
        rule.onNode(MOONS).performClick()
        rule.onNode(hasContentDescription("Search").and(hasClickAction())).performClick()
        write("the")
        rule.eventually("two are left") { rule.shows("by the sea") && !rule.shows("first") }
        rule.onNodeWithText("by the moon").performTouchInput { longClick() }
        rule.appears("1 chosen")
        for (turn in listOf(phone::turn, phone::turnBack)) {
            turn()
            rule.appears("1 chosen")
            rule.onNode(hasSetTextAction().and(hasText("the"))).assertExists()
            rule.onNode(MOONS).assertIsSelected()
            assertTrue("the list is narrowed still", rule.shows("by the sea") && !rule.shows("first"))
        }

        goBack()
        write("")
        rule.onNode(hasText("All").and(isSelectable())).performClick()
        rule.appears("first")
        for (turn in listOf(phone::turn, phone::turnBack)) {
            turn()
            rule.appears("first")
            assertTrue("the search is open still", there(hasSetTextAction()))
            assertTrue("the filter is open still", there(MOONS))
        }
    }

    @Test
    fun thirtyTapsOnStartAreOneSession() {
        go("Train")
        rule.onNode(XOR).performClick()
        rule.eventually("it may start") { there(START.and(isEnabled())) }
        thirtyTaps(START)
        eventually(CHANGE)
        assertEquals(1, sessions().size)
    }

    @Test
    fun thirtyTapsOnTheFirstSessionAreOne() {
        go("Sessions")
        rule.appears("Train XOR")
        thirtyTaps(hasText("Train XOR").and(hasClickAction()))
        eventually(CHANGE)
        assertEquals(1, sessions().size)
    }

    @Test
    fun thirtyTapsOnTrainOnLengthenASessionOnce() {
        val id = app.trained(brief, "first")
        go("Sessions")
        rule.appears("first")
        rule.onNodeWithText("first").performClick()
        eventually(hasText("Train on").and(hasClickAction()))
        app.graph.queue().holdFor(Hold.HOT, true)
        thirtyTaps(hasText("Train on").and(hasClickAction()))
        eventually(hasContentDescription("Stop"))
        app.graph.queue().holdFor(Hold.HOT, false)
        rule.eventually("it has ended anew") { session(id).state == SessionState.FINISHED && session(id).step > 60 }
        assertEquals(90, session(id).epochs)
    }

    @Test
    fun thirtyTapsOnUseInDrawAreOneModel() {
        val small = Presets.of("digits-notes").with("model", "784-12-10").with("samples", 400.0).with("epochs", 1.0)
        app.trained(small, "small")
        go("Sessions")
        rule.appears("small")
        rule.onNodeWithText("small").performClick()
        val use = hasText("Use in Draw").and(hasClickAction())
        eventually(use)
        thirtyTaps(use)
        eventually(hasContentDescription("Drawing pad. Empty."))
        assertEquals(1, runBlocking { app.graph.models().all().first() }.size)
        go("Sessions")
        eventually(hasContentDescription("Search"))
    }

    @Test
    fun thirtyTapsOnBackLeaveOneScreen() {
        rule.onNode(hasContentDescription("My digits, 0 drawings")).performClick()
        rule.appears("Stamp a drawing and it is kept here.")
        thirtyTaps(hasContentDescription("Back"))
        eventually(hasContentDescription("Drawing pad. Empty."))
    }

    /** Taps as often as an impatient finger does before the screen has had time to change. */
    private fun thirtyTaps(on: SemanticsMatcher) {
        val click = rule.onNode(on).fetchSemanticsNode().config[SemanticsActions.OnClick].action!!
        rule.runOnUiThread { repeat(TAPS) { click() } }
    }

    private fun go(place: String) = rule.onNode(hasText(place).and(isSelectable())).performClick()

    private fun write(words: String) {
        rule.onNode(hasSetTextAction()).performSemanticsAction(SemanticsActions.SetText) { it(AnnotatedString(words)) }
        rule.waitForIdle()
    }

    private fun goBack() {
        rule.runOnUiThread { rule.activity.onBackPressedDispatcher.onBackPressed() }
        rule.waitForIdle()
    }

    private fun there(what: SemanticsMatcher) = rule.onAllNodes(what).fetchSemanticsNodes().isNotEmpty()

    private fun eventually(what: SemanticsMatcher) = rule.eventually("there is: ${what.description}") { there(what) }

    private fun sessions(): List<SessionRow> = runBlocking { app.graph.sessions().matching("", "", 100).first() }

    private fun session(id: Long) = app.stored { app.graph.sessions().byId(id)!! }

    private companion object {
        const val TAPS = 30
        val CHANGE = hasText("Change and start again").and(hasClickAction())
        val START = hasText("Start training").and(hasClickAction())
        val MOONS = hasText("Moons").and(isSelectable())
        val XOR = hasText("XOR 2-8-1").and(isSelectable())
    }
}
