package dev.inkling.app.testing

import android.app.Activity
import android.content.Intent
import android.net.Uri
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.SemanticsNodeInteraction
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isSelectable
import androidx.compose.ui.test.junit4.AndroidComposeTestRule
import androidx.compose.ui.test.performClick
import androidx.test.ext.junit.rules.ActivityScenarioRule
import dev.inkling.app.MainActivity
import java.io.File
import org.junit.Assert.assertEquals
import org.robolectric.Shadows.shadowOf

/** The app on the screen, as a person finds their way in it. */
typealias AppOnScreen = AndroidComposeTestRule<ActivityScenarioRule<MainActivity>, MainActivity>

/** Chooses one of the top places. */
fun AppOnScreen.tab(name: String) = onNode(hasText(name).and(isSelectable())).performClick()

fun AppOnScreen.isThere(what: SemanticsMatcher) = onAllNodes(what).fetchSemanticsNodes().isNotEmpty()

/** Whether a screen of that name is shown. */
fun AppOnScreen.titled(name: String) =
    isThere(hasText(name).and(SemanticsMatcher.keyIsDefined(SemanticsProperties.Heading)))

/** What can be tapped under [words], once it is there. */
fun AppOnScreen.link(words: String): SemanticsNodeInteraction {
    val link = hasText(words).and(hasClickAction())
    eventually("\"$words\" is there") { isThere(link) }
    return onNode(link)
}

/** The button that is drawn and not written. */
fun AppOnScreen.icon(words: String) =
    onNode(hasContentDescription(words).and(SemanticsMatcher.expectValue(SemanticsProperties.Role, Role.Button)))

/** Back to where a place can be chosen. */
fun AppOnScreen.leave() {
    while (!isThere(hasText("Sessions").and(isSelectable()))) {
        runOnUiThread { activity.onBackPressedDispatcher.onBackPressed() }
        waitForIdle()
    }
}

/** The system's picker, which was asked, gives [file], or nothing. */
fun AppOnScreen.answer(file: File?) {
    waitForIdle()
    val asked = shadowOf(activity).nextStartedActivityForResult
    assertEquals(Intent.ACTION_OPEN_DOCUMENT, asked.intent.action)
    val result = if (file == null) Activity.RESULT_CANCELED else Activity.RESULT_OK
    val given = file?.let { Intent().setData(Uri.fromFile(it)) }
    runOnUiThread { shadowOf(activity).receiveResult(asked.intent, result, given) }
    waitForIdle()
}

/** A file that another app offers. */
fun TestApp.file(name: String, bytes: ByteArray): File {
    val folder = graph.files().sharedFolder().apply { mkdirs() }
    return File(folder, name).apply { writeBytes(bytes) }
}
