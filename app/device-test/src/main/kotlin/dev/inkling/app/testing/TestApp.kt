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
import org.junit.rules.ExternalResource

/** The app with an empty database in memory and [FakeRecognizers], put in place before the first screen. */
class TestApp : ExternalResource() {
    val recognizers = FakeRecognizers()
    lateinit var graph: AppGraph
        private set

    override fun before() {
        val app = ApplicationProvider.getApplicationContext<InklingApp>()
        app.getSharedPreferences("settings", Context.MODE_PRIVATE).edit().clear().commit()
        val database = Room.inMemoryDatabaseBuilder(app, InklingDatabase::class.java).build()
        graph = AppGraph(app, database, recognizers)
        app.replaceGraph(graph)
    }

    override fun after() {
        graph.database().close()
    }
}

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
