package dev.inkling.app.mydigits

import androidx.compose.ui.test.assertIsSelected
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isSelectable
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onAllNodesWithContentDescription
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.data.DrawingEntity
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.TestHand
import dev.inkling.app.testing.appears
import dev.inkling.app.testing.eventually
import dev.inkling.app.testing.shows
import dev.inkling.app.ui.pad.InkBytes
import java.time.LocalDate
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/** Ten labelled drawings: narrowed, relabelled, deleted, and each of it taken back. */
@RunWith(AndroidJUnit4::class)
class MyDigitsJourneyTest {
    private val app = TestApp()
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    @Test
    fun tenDrawingsAreNarrowedRelabelledDeletedAndBroughtBack() {
        runBlocking(Dispatchers.IO) { app.graph.drawings().keep((0..9).map(::drawing)) }
        rule.eventually("the bar counts ten") { rule.shows("10") }
        rule.onNodeWithContentDescription("My digits, 10 drawings").performClick()
        rule.eventually("all ten are there") { tiles() == 10 }

        rule.onNode(hasContentDescription("An 8 of", substring = true)).assertExists()
        rule.onNodeWithContentDescription("Only 7: 1 drawing").performScrollTo().performClick()
        rule.eventually("one is left") { tiles() == 1 }

        rule.onAllNodes(hasContentDescription("A 7 of", substring = true)).onFirst().performClick()
        rule.onNodeWithContentDescription("Change label").performClick()
        rule.onNodeWithContentDescription("It is a 1").performClick()
        rule.eventually("it is a 1 now") { labels() == listOf(0, 1, 1, 2, 3, 4, 5, 6, 8, 9) }
        rule.eventually("it can be undone") { rule.shows("Undo") }
        rule.onNodeWithText("Undo").performClick()
        rule.eventually("it is a 7 again") { labels() == (0..9).toList() }

        rule.eventually("the 7 is back") { tiles() == 1 }
        rule.onAllNodes(hasContentDescription("A 7 of", substring = true)).onFirst().performClick()
        rule.onNodeWithContentDescription("Delete").performClick()
        rule.eventually("nine are left") { labels().size == 9 }
        rule.eventually("the delete can be undone") { rule.shows("1 drawing deleted.") && rule.shows("Undo") }
        rule.onNodeWithText("Undo").performClick()
        rule.eventually("ten again, each as it was") { labels() == (0..9).toList() }
    }

    @Test
    fun theWeakestDigitIsNamedAndTheHandCanBeLearned() {
        val drawn = List(20) { drawing(it % 5) } + List(2) { drawing(9) } + drawing(9).apply { readAs = 4 }
        runBlocking(Dispatchers.IO) { app.graph.drawings().keep(drawn) }
        rule.appears("23")
        rule.onNodeWithContentDescription("My digits, 23 drawings").performClick()
        rule.appears("It errs most on your 9s.")
        rule.appears("1 of 3 misread")
        rule.onNodeWithText("Train on them").performClick()
        rule.appears("My digits, convnet")
        rule.onNode(hasText("My digits, convnet").and(isSelectable())).assertIsSelected()
        rule.onNodeWithContentDescription("Back").performClick()
        rule.appears("Draw some")
        rule.onNodeWithText("Draw some").performClick()
        rule.eventually("back at the pad") { rule.shows("Write a digit\nwith your finger.") }
    }

    @Test
    fun theWeakestDigitIsTheOneMisreadMostOftenOfThoseWithEnough() {
        fun weakest(counts: List<Int>, misread: List<Int>) =
            MyDigitsState.Shown(emptyList(), counts, misread = misread).weakest
        val tens = List(10) { 10 }
        assertEquals(null, weakest(tens, List(10) { 0 }))
        assertEquals(6, weakest(tens, List(10) { if (it == 6) 3 else 2 }))
        val few = List(10) { if (it == 7) 2 else 10 }
        assertEquals("two drawings say little", 1, weakest(few, List(10) { if (it == 7) 2 else if (it == 1) 1 else 0 }))
    }

    @Test
    fun backLeavesTheSelectionFirstAndThenTheScreen() {
        runBlocking(Dispatchers.IO) { app.graph.drawings().keep(listOf(drawing(7))) }
        rule.appears("1")
        rule.onNodeWithContentDescription("My digits, 1 drawing").performClick()
        rule.eventually("it is there") { tiles() == 1 }
        rule.onAllNodes(hasContentDescription("A 7 of", substring = true)).onFirst().performClick()
        rule.appears("1 selected")
        rule.runOnUiThread { rule.activity.onBackPressedDispatcher.onBackPressed() }
        rule.appears("My digits")
        rule.runOnUiThread { rule.activity.onBackPressedDispatcher.onBackPressed() }
        rule.appears("Inkling convnet")
    }

    @Test
    fun nothingYetSaysWhatToDo() {
        rule.onNodeWithContentDescription("My digits, 0 drawings").performClick()
        rule.eventually("the empty page is there") { rule.shows("Stamp a drawing and it is kept here.") }
        rule.onNodeWithText("Draw some").performClick()
        rule.eventually("back at the pad") { rule.shows("Write a digit\nwith your finger.") }
    }

    @Test
    fun aSharedPictureCanBeReadByTheOtherAppAlone() {
        val digits = (0..9).map { DrawnDigit(it.toLong(), it, it, 0, TestHand.ink(it)) }
        val context = app.graph.context()
        val uri = SharedPicture.of(context, digits)
        assertEquals("content", uri.scheme)
        assertEquals("image/png", context.contentResolver.getType(uri))
        val today = Regex("digits-\\d{4}-\\d\\d-\\d\\d\\.png")
        assertTrue("${uri.lastPathSegment} tells the day", today.matches(uri.lastPathSegment!!))
        val file = app.graph.files().sharedFolder().listFiles()!!.single()
        val bytes = file.readBytes()
        val picture = android.graphics.BitmapFactory.decodeByteArray(bytes, 0, bytes.size)
        assertEquals("four columns", 960, picture.width)
        assertEquals("three rows", 720, picture.height)
        val provider = context.packageManager.resolveContentProvider(uri.authority!!, 0)!!
        assertEquals("not exported", false, provider.exported)
        assertEquals("but granted one by one", true, provider.grantUriPermissions)
    }

    @Test
    fun aSharedPictureIsNamedByItsDayAndLikeNoneBefore() {
        val day = LocalDate.of(2026, 11, 30)
        assertEquals("digits-2026-11-30.png", SharedPicture.nameFor(day, emptyList()))
        val others = listOf("digits-2026-11-29-7.png", "inkling-session-3.zip", "digits-2026-11-30-x.png")
        assertEquals("digits-2026-11-30.png", SharedPicture.nameFor(day, others))
        assertEquals("digits-2026-11-30-2.png", SharedPicture.nameFor(day, others + "digits-2026-11-30.png"))
        assertEquals("digits-2026-11-30-10.png", SharedPicture.nameFor(day, others + "digits-2026-11-30-9.png"))

        val three = listOf(DrawnDigit(1, 3, 3, 0, TestHand.ink(3)))
        val uris = List(3) { SharedPicture.of(app.graph.context(), three) }
        assertEquals("an app that was shown one does not find another there", 3, uris.toSet().size)
        val kept = app.graph.files().sharedFolder().list()!!.toList()
        assertEquals("only the newest is kept", listOf(uris.last().lastPathSegment), kept)
    }

    private fun tiles() = rule.onAllNodesWithContentDescription(" of ", substring = true).fetchSemanticsNodes().size

    private fun labels(): List<Int> = runBlocking { app.graph.drawings().all().first() }.map { it.label }.sorted()

    private fun drawing(digit: Int) =
        DrawingEntity().apply {
            label = digit
            readAs = digit
            createdAt = 1_790_000_000_000 + digit
            strokes = InkBytes.ofStrokes(TestHand.ink(digit))
            picture = ByteArray(784)
        }
}
