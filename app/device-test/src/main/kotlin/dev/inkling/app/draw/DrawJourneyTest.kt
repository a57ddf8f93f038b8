package dev.inkling.app.draw

import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.test.SemanticsNodeInteraction
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.assertIsEnabled
import androidx.compose.ui.test.assertIsNotEnabled
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isSelectable
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performTouchInput
import androidx.lifecycle.ViewModelProvider
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.R
import dev.inkling.app.reading.PadReading
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.TestHand
import dev.inkling.app.testing.appears
import dev.inkling.app.testing.eventually
import dev.inkling.app.testing.pad
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/** What people do first: draw, be read, take it back, stamp it. */
@RunWith(AndroidJUnit4::class)
class DrawJourneyTest {
    private val app = TestApp()
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    @Test
    fun firstLaunchThenAThreeIsRead() {
        rule.onNodeWithText("Write a digit\nwith your finger.").assertIsDisplayed()
        rule.onNodeWithText("Nothing leaves this phone.").assertIsDisplayed()

        TestHand.write(rule.pad(), 3)

        rule.appears("Reads as a 3.")
        // half a digit may already read as one; what the whole is read as comes a moment later
        val sure = hasContentDescription("Drawing pad. Reads as a 3. Sure.")
        rule.eventually("it is sure") { rule.onAllNodes(sure).fetchSemanticsNodes().isNotEmpty() }
        rule.onNodeWithText("It is a 3").assertIsDisplayed()
        rule.onNode(sure).assertIsDisplayed()
        rule.onNode(hasContentDescription("3: over 99\u00A0%, then ", substring = true)).assertIsDisplayed()
    }

    @Test
    fun readsWhileTheFingerIsStillDown() {
        rule.pad().performTouchInput {
            down(center)
            moveTo(center + Offset(2f, height * 0.3f))
            moveTo(center + Offset(0f, height * 0.4f))
        }
        rule.appears("Reads as a 1.")
        rule.pad().performTouchInput { up() }
    }

    @Test
    fun fourSevenOneIsANumber() {
        TestHand.write(rule.pad(), 4, x = 0.2f, height = 0.35f)
        TestHand.write(rule.pad(), 7, x = 0.5f, height = 0.35f)
        TestHand.write(rule.pad(), 1, x = 0.8f, height = 0.35f)
        rule.appears("It is 471")

        rule.onNodeWithText("It is 471").performClick()

        rule.eventually("three drawings are kept") { count() == 3 }
        assertEquals(listOf(1, 4, 7), labels().sorted())
    }

    @Test
    fun undoClearUndo() {
        val three = TestHand.strokesOf(3)
        TestHand.write(rule.pad(), 3)
        rule.appears("Reads as a 3.")
        repeat(three) { button("Undo").performClick() }
        rule.appears("Nothing to read yet.")
        button("Undo").assertIsNotEnabled()
        button("Redo").assertIsEnabled().performClick()
        rule.appears("Reads as a 3.")

        button("Clear").performClick()
        rule.onNodeWithText("Cleared.").assertIsDisplayed()
        rule.onNodeWithText("Undo").performClick()
        rule.appears("Reads as a 3.")
    }

    @Test
    fun aStampIsKeptAndCanBeTakenBack() {
        TestHand.write(rule.pad(), 8)
        rule.appears("It is an 8")
        rule.onNodeWithText("It is an 8").performClick()
        rule.eventually("the drawing is kept") { count() == 1 }
        rule.appears("Kept in My digits.")

        rule.onNodeWithText("Undo").performClick()
        rule.eventually("the drawing is gone") { count() == 0 }
        rule.appears("Reads as an 8.")
    }

    @Test
    fun whatIsDoneElsewhereEndsTheOfferToUndo() {
        TestHand.write(rule.pad(), 8)
        rule.appears("It is an 8")
        rule.onNodeWithText("It is an 8").performClick()
        rule.appears("Kept in My digits.")
        rule.onNode(hasText("Sessions").and(isSelectable())).performClick()
        rule.appears("No sessions yet. The first takes ten seconds.")
        rule.onNode(hasText("Draw").and(isSelectable())).performClick()
        rule.eventually("Draw is shown") { rule.onAllNodes(hasTestTag("pad")).fetchSemanticsNodes().isNotEmpty() }
        rule.onNodeWithText("Kept in My digits.").assertDoesNotExist()
        assertEquals("it stays kept", 1, count())
    }

    @Test
    fun otherGivesTheRightLabel() {
        TestHand.write(rule.pad(), 3)
        rule.appears("Reads as a 3.")
        rule.onNodeWithText("Other…").performClick()
        rule.onNodeWithContentDescription("It is a 5").performClick()
        rule.eventually("it is kept as a 5") { labels() == listOf(5) }
    }

    @Test
    fun aDotIsNothingToRead() {
        rule.pad().performTouchInput {
            down(center)
            up()
        }
        rule.eventually("the pad says so") {
            rule
                .onAllNodes(hasContentDescription("Drawing pad. Nothing to read yet."))
                .fetchSemanticsNodes()
                .isNotEmpty()
        }
        button("Look inside").performClick()
        rule.appears("Nothing of it can be read. This is what the first layer waits for, bright where it wants ink.")
    }

    @Test
    fun unsureShowsBothGuesses() {
        app.recognizers.sharpness = 0.6f
        TestHand.write(rule.pad(), 4)
        rule.eventually("both guesses are offered") {
            rule.onAllNodes(hasContentDescription("Unsure", substring = true)).fetchSemanticsNodes().isNotEmpty()
        }
        val reading = ViewModelProvider(rule.activity)[DrawViewModel::class.java].state.value.reading
        val digit = (reading as PadReading.Digits).digits.single()
        for (guess in listOf(digit.best(), digit.second())) {
            val words = rule.activity.resources.getStringArray(R.array.answer)[guess]
            rule.onNode(hasContentDescription(words).or(hasText(words))).assertIsDisplayed()
        }
    }

    @Test
    fun whoIsUnsureIsToldAnyOtherDigitToo() {
        app.recognizers.sharpness = 0.6f
        TestHand.write(rule.pad(), 4)
        rule.eventually("it is unsure") {
            rule.onAllNodes(hasContentDescription("Unsure", substring = true)).fetchSemanticsNodes().isNotEmpty()
        }
        rule.onNodeWithText("Other…").assertIsDisplayed().performClick()
        rule.onNodeWithContentDescription("It is a 5").performClick()
        rule.eventually("it is kept as a 5") { labels() == listOf(5) }
    }

    @Test
    fun sevenDigitsAreTooMany() {
        for (i in 0..6) TestHand.write(rule.pad(), i, x = (i + 0.5f) / 7, height = 0.12f)
        tooMuch()
        button("Undo").performClick()
        rule.appears("It is 012345")
    }

    @Test
    fun twoRowsAreTooMany() {
        TestHand.write(rule.pad(), 3, y = 0.25f, height = 0.35f)
        rule.appears("It is a 3")
        TestHand.write(rule.pad(), 0, y = 0.75f, height = 0.35f)
        tooMuch()
    }

    @Test
    fun aSheetFullOfScribbleIsTooMuch() {
        rule.pad().performTouchInput {
            down(Offset(width * 0.1f, height * 0.1f))
            for (i in 1..10) moveTo(Offset(width * if (i % 2 == 0) 0.1f else 0.9f, height * (0.1f + 0.08f * i)))
            up()
        }
        tooMuch()
    }

    /** The pad says that there is too much, and offers no number that it has made up. */
    private fun tooMuch() {
        rule.appears("Too much on the sheet to read.")
        rule.onNodeWithContentDescription("Drawing pad. Too much on the sheet to read.").assertIsDisplayed()
        rule.onNode(hasText("It is", substring = true)).assertDoesNotExist()
    }

    @Test
    fun aSecondFingerIsIgnored() {
        rule.pad().performTouchInput {
            down(0, Offset(width * 0.5f, height * 0.1f))
            moveTo(0, Offset(width * 0.5f, height * 0.3f))
            down(1, Offset(width * 0.1f, height * 0.9f))
            moveTo(1, Offset(width * 0.9f, height * 0.9f))
            moveTo(0, Offset(width * 0.5f, height * 0.9f))
            up(1)
            up(0)
        }
        rule.appears("Reads as a 1.")
    }

    private fun button(words: String): SemanticsNodeInteraction = rule.onNodeWithContentDescription(words)

    private fun count(): Int = runBlocking { app.graph.drawings().count().first() }

    private fun labels(): List<Int> = runBlocking { app.graph.drawings().all().first() }.map { it.label }
}
