package dev.inkling.app.draw

import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.performClick
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.recognizer.UnreadableModelException
import dev.inkling.app.testing.Gallery
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.appears
import dev.inkling.app.testing.shows
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertThrows
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/** What models run on: the app as it ships has one backend and says so, and refuses by name what it does not have. */
@RunWith(AndroidJUnit4::class)
class BackendsTest {
    private val app = TestApp(shipped = true)
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    @Test
    fun theOnlyBackendIsSaidAndNotOffered() {
        assertEquals(listOf("cpu"), app.graph.recognizers().backends().map { it.name() })
        rule.onNodeWithContentDescription("Model: Inkling convnet. Choose another.").performClick()
        rule.appears("Runs on")
        rule.appears("The phone’s own processor (cpu). This version of the app has no other.")
        assertFalse("nothing is offered", rule.shows("cpu"))
        Gallery.screen("draw_one-backend_phone_light_en_100")
    }

    @Test
    fun aBackendThatIsNotHereIsRefusedByName() {
        val refused =
            assertThrows(UnreadableModelException::class.java) { app.graph.recognizers().open(0, "tflite").close() }
        assertEquals(UnreadableModelException.Reason.NO_BACKEND, refused.reason())
        assertEquals("There is no tflite in this app: choose another one.", refused.message)
    }
}
