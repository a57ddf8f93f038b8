package dev.inkling.app.testing

import android.content.Context
import androidx.compose.ui.test.SemanticsNodeInteraction
import androidx.compose.ui.test.junit4.ComposeTestRule
import androidx.compose.ui.test.onNodeWithTag
import androidx.room.Room
import androidx.test.core.app.ApplicationProvider
import dev.inkling.app.AppGraph
import dev.inkling.app.InklingApp
import dev.inkling.app.data.InklingDatabase
import dev.inkling.app.data.StoredFiles
import dev.inkling.app.data.StoredModels
import dev.inkling.app.recognizer.NnlibRecognizers
import dev.inkling.app.recognizer.RecognizerSource
import org.junit.rules.ExternalResource

/**
 * The app with an empty database in memory, put in place before the first screen. It reads with [FakeRecognizers], or
 * with the model that it ships.
 */
class TestApp(private val shipped: Boolean = false) : ExternalResource() {
    val recognizers = FakeRecognizers()
    lateinit var graph: AppGraph
        private set

    override fun before() {
        val app = ApplicationProvider.getApplicationContext<InklingApp>()
        app.getSharedPreferences("settings", Context.MODE_PRIVATE).edit().clear().commit()
        val database = Room.inMemoryDatabaseBuilder(app, InklingDatabase::class.java).build()
        graph = AppGraph(app, database, if (shipped) shippedRecognizers(app, database) else recognizers)
        app.replaceGraph(graph)
    }

    override fun after() {
        graph.database().close()
    }
}

/** What opens the models of the real app. */
fun shippedRecognizers(context: Context, database: InklingDatabase): RecognizerSource =
    NnlibRecognizers(context.assets, StoredFiles(context), StoredModels(database))

/** The pad on the screen. */
fun ComposeTestRule.pad(): SemanticsNodeInteraction = onNodeWithTag("pad")

/** Waits until [condition] holds, however busy the machine is. */
fun ComposeTestRule.eventually(what: String, condition: () -> Boolean) {
    try {
        waitUntil(30_000, condition)
    } catch (e: androidx.compose.ui.test.ComposeTimeoutException) {
        throw AssertionError("after 30 s still not so: $what", e)
    }
}
