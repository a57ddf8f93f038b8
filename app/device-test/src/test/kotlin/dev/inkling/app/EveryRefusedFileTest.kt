package dev.inkling.app

import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.performClick
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.answer
import dev.inkling.app.testing.appears
import dev.inkling.app.testing.eventually
import dev.inkling.app.testing.file
import dev.inkling.app.testing.icon
import dev.inkling.app.testing.link
import dev.inkling.app.testing.shows
import dev.inkling.app.testing.tab
import dev.inkling.app.testing.titled
import dev.inkling.app.testing.trained
import dev.inkling.app.training.SessionExport
import dev.inkling.nnlib.run.Presets
import java.io.ByteArrayOutputStream
import java.io.File
import java.util.zip.ZipEntry
import java.util.zip.ZipInputStream
import java.util.zip.ZipOutputStream
import org.junit.Assert.assertNotEquals
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/** Every file that is refused: what is said of it, and the way to another. */
@RunWith(AndroidJUnit4::class)
class EveryRefusedFileTest {
    private val app = TestApp()
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    @Test
    fun aFileIsRefused() {
        rule.tab("Sessions")
        rule.appears("No sessions yet. The first takes ten seconds.")
        import { rule.icon("Import").performClick() }
        rule.appears("This is no session and no model.")
        rule.link("Close").performClick()
        rule.eventually("it is closed") { !rule.shows("This is no session and no model.") }
        import { rule.icon("Import").performClick() }
        rule.appears("This is no session and no model.")
        import(whole()) { rule.link("Choose another").performClick() }
        rule.eventually("the session is open") { rule.titled("to go") }
    }

    @Test
    fun eachFileIsRefusedInItsOwnWords() {
        val zip = whole()
        rule.tab("Sessions")
        val refused =
            mapOf(
                "This is no session and no model." to holiday(),
                "These are curves alone." to
                    app.file("curves.csv", "curve,step,mean,low_step,low,high\nloss,1,2,1,2,2\n".toByteArray()),
                "The end of this file is missing." to app.file("cut.zip", zip.readBytes().run { copyOf(size / 2) }),
                "A newer Inkling made this." to
                    app.file(
                        "newer.zip",
                        zip.packedAnew("session.json") { it.replace("\"version\":1", "\"version\":2") },
                    ),
                "This file is damaged." to
                    app.file("damaged.zip", zip.packedAnew("metrics.csv") { it.replaceFirst("loss,1,", "loss,2,") }),
                "This file cannot be opened." to File(app.graph.files().sharedFolder(), "gone.zip"),
            )
        import(refused.values.first()) { rule.icon("Import").performClick() }
        for ((words, file) in refused) {
            import(file) { rule.link("Choose another").performClick() }
            rule.appears(words)
        }
        app.disk.full = true
        import(zip) { rule.link("Choose another").performClick() }
        rule.appears("There is no room for it.")
        app.disk.full = false
        import(zip) { rule.link("Choose another").performClick() }
        rule.eventually("the session is open") { rule.titled("to go") }
    }

    private fun holiday() = app.file("holiday.jpg", ByteArray(900) { 0x55 })

    /** A session as another phone has exported it. */
    private fun whole(): File {
        val id = app.trained(Presets.of("xor-solve").with("epochs", 60.0), "to go")
        return app.stored {
            val session = app.graph.sessions().byId(id)!!
            val uri = app.graph.exports().share(session, SessionExport.Form.ALL)!!
            app.graph.sessionFiles().delete(listOf(id))
            app.graph.sessions().delete(listOf(id))
            File(app.graph.files().sharedFolder(), uri.lastPathSegment!!)
        }
    }

    /** The same zip with the text of one of its files changed. */
    private fun File.packedAnew(name: String, change: (String) -> String): ByteArray {
        val bytes = ByteArrayOutputStream()
        ZipOutputStream(bytes).use { out ->
            ZipInputStream(inputStream()).use { files ->
                for (entry in generateSequence { files.nextEntry }) {
                    val was = files.readBytes()
                    out.putNextEntry(ZipEntry(entry.name))
                    val text = was.decodeToString()
                    if (entry.name == name) assertNotEquals("$name is another", text, change(text))
                    out.write(if (entry.name == name) change(text).toByteArray() else was)
                }
            }
        }
        return bytes.toByteArray()
    }

    private fun import(what: File = holiday(), ask: () -> Unit) {
        ask()
        rule.answer(what)
    }
}
