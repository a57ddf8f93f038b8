package dev.inkling.app.sessions

import android.app.Activity
import android.content.Intent
import android.net.Uri
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isSelectable
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.longClick
import androidx.compose.ui.test.onAllNodesWithText
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performTouchInput
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.data.SessionState
import dev.inkling.app.testing.Gallery
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.eventually
import dev.inkling.app.testing.trained
import dev.inkling.app.testing.until
import dev.inkling.nnlib.run.Presets
import java.io.File
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith
import org.robolectric.Shadows.shadowOf

/** Out of the app into a file, deleted, and in again through the system's picker; and what the picker may also give. */
@RunWith(AndroidJUnit4::class)
class ImportJourneyTest {
    private val app = TestApp()
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    private fun shows(words: String) = rule.onAllNodesWithText(words).fetchSemanticsNodes().isNotEmpty()

    private fun sessions() = rule.onNode(hasText("Sessions").and(isSelectable())).performClick()

    /** Taps what opens the picker, and answers with a file. */
    private fun choose(file: Uri, tap: () -> Unit) {
        tap()
        rule.waitForIdle()
        val asked = shadowOf(rule.activity).nextStartedActivityForResult
        assertEquals(Intent.ACTION_OPEN_DOCUMENT, asked.intent.action)
        rule.runOnUiThread {
            shadowOf(rule.activity).receiveResult(asked.intent, Activity.RESULT_OK, Intent().setData(file))
        }
    }

    private fun import() = rule.onNodeWithContentDescription("Import").performClick()

    private fun weights(id: Long) = app.stored { app.graph.sessionFiles().of(id).bytes("model.safetensors") }

    private fun train() = app.trained(Presets.of("xor-solve").with("epochs", 300.0), "to go")

    @Test
    fun exportedDeletedAndImportedItIsThereAgain() {
        val id = train()
        val weights = weights(id)
        sessions()
        rule.eventually("it is in the list") { shows("to go") }
        rule.onNodeWithText("to go").performClick()
        rule.eventually("its screen is there") { shows("Change and start again") }
        rule.onNodeWithContentDescription("Share").performClick()
        rule.eventually("the ways are offered") { shows("All as one zip") }
        Gallery.screen("session_share_phone_light_en_100")
        rule.onNodeWithText("All as one zip").performClick()
        var sent: Intent? = null
        rule.eventually("the file is handed over") {
            sent = sent ?: shadowOf(rule.activity).nextStartedActivity
            sent != null
        }
        @Suppress("DEPRECATION") // The typed getter came with API 33.
        val send = sent!!.getParcelableExtra<Intent>(Intent.EXTRA_INTENT)!!
        assertEquals("application/zip", send.type)
        @Suppress("DEPRECATION") val file = send.getParcelableExtra<Uri>(Intent.EXTRA_STREAM)!!

        // Another app that keeps the file hands it back through the picker.
        val bytes = File(app.graph.files().sharedFolder(), file.lastPathSegment!!).readBytes()
        shadowOf(app.graph.context().contentResolver).registerInputStream(file, bytes.inputStream())
        rule.onNodeWithContentDescription("Back").performClick()
        app.stored {
            app.graph.sessions().putAside(listOf(id))
            app.graph.sessionFiles().delete(listOf(id))
            app.graph.sessions().delete(listOf(id))
        }
        rule.eventually("it is gone") { shows("No sessions yet. The first takes ten seconds.") }

        choose(file, ::import)
        rule.eventually("it is open again") { shows("to go") && shows("Change and start again") }
        val back = app.stored { app.graph.database().work().all() }
        assertTrue("an import starts nothing", back.isEmpty())
        val row = app.stored { (1L..id + 5).mapNotNull { app.graph.sessions().byId(it) }.single() }
        assertEquals(SessionState.FINISHED, row.state)
        assertEquals(300, row.step)
        assertArrayEquals(weights, weights(row.id))

        rule.onNode(hasText("Train on").and(hasClickAction())).performClick()
        rule.eventually("it went on to a later end") {
            app.stored { app.graph.sessions().byId(row.id)!! }.run { state == SessionState.FINISHED && step == 450L }
        }
        until("the queue is empty") { app.graph.queue().isIdle }
        val whole = app.trained(Presets.of("xor-solve").with("epochs", 450.0), "in one go")
        assertArrayEquals("as if it had never left", weights(whole), weights(row.id))
    }

    @Test
    fun whatIsRefusedIsSaidInOneSentenceAndAnotherCanBeChosen() {
        val folder = app.graph.files().sharedFolder().apply { mkdirs() }
        fun file(name: String, bytes: ByteArray): Uri = Uri.fromFile(File(folder, name).apply { writeBytes(bytes) })
        sessions()
        rule.eventually("the empty list is there") { shows("No sessions yet. The first takes ten seconds.") }
        choose(file("holiday.jpg", ByteArray(900) { 0x55 }), ::import)
        rule.eventually("it says what it is not") { shows("This is no session and no model.") }
        rule.onNodeWithText("holiday.jpg", substring = true).assertExists()
        Gallery.picture(rule.activity.window.decorView, "sessions_import-refused_phone_light_en_100")

        val curves = file("curves.csv", "curve,step,mean,low_step,low,high\nloss,1,2,1,2,2\n".toByteArray())
        choose(curves) { rule.onNodeWithText("Choose another").performClick() }
        rule.eventually("it says what they are") { shows("These are curves alone.") }

        choose(Uri.fromFile(File(folder, "gone.zip"))) { rule.onNodeWithText("Choose another").performClick() }
        rule.eventually("it says that it cannot be opened") { shows("This file cannot be opened.") }
        rule.onNodeWithText("Close").performClick()
        rule.eventually("the note is closed") { !shows("This file cannot be opened.") }
    }

    @Test
    fun aModelComesInAndReadsInDraw() {
        val spec = Presets.of("digits-notes").with("model", "784-12-10").with("samples", 400.0).with("epochs", 1.0)
        val id = app.stored { app.graph.training().start(spec, "small", 0) }
        app.awaitEnd(id)
        val file = File(app.graph.files().sharedFolder().apply { mkdirs() }, "small.safetensors")
        file.writeBytes(app.stored { app.graph.sessionFiles().of(id).bytes("model.safetensors") })
        sessions()
        rule.eventually("the list is there") { shows("small") }
        choose(Uri.fromFile(file), ::import)
        rule.eventually("it says so") { shows("small can read in Draw now.") }
        rule.onNode(hasText("Use in Draw").and(hasClickAction())).performClick()
        rule.eventually("Draw reads with it") { app.graph.settings().values().value.modelId() != 0L }
        rule.eventually("Draw is open") {
            rule.onAllNodes(hasContentDescription("Drawing pad", substring = true)).fetchSemanticsNodes().isNotEmpty()
        }
    }

    @Test
    fun curvesOfSeveralSessionsLieOverEachOther() {
        for (seed in 1..3) {
            val spec = Presets.of("xor-solve").with("epochs", 400.0).with("seed", seed.toDouble())
            app.awaitEnd(app.stored { app.graph.training().start(spec, "seed $seed", 0) })
        }
        sessions()
        rule.eventually("all are there") { (1..3).all { shows("seed $it") } }
        rule.onAllNodesWithText("seed 1").onFirst().performTouchInput { longClick() }
        rule.onNodeWithText("seed 3").performClick()
        rule.onNodeWithContentDescription("Show curves together").performClick()
        rule.eventually("two curves are there") { shows("seed 1") && shows("seed 3") && !shows("seed 2") }
        rule.onNode(hasText("ends lowest", substring = true)).assertExists()
        Gallery.picture(rule.activity.window.decorView, "sessions_overlay_phone_light_en_100")
        rule.onNodeWithText("accuracy").performClick()
        rule.onNode(hasText("ends highest, at 100", substring = true)).assertExists()
    }
}
