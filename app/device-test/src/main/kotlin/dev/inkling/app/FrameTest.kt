package dev.inkling.app

import android.graphics.drawable.AdaptiveIconDrawable
import android.os.Build
import androidx.compose.ui.test.assertIsSelected
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isSelectable
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.performClick
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.testing.Gallery
import dev.inkling.app.testing.appears
import dev.inkling.app.testing.pad
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith

/** The bar leads to every place and back. */
@RunWith(AndroidJUnit4::class)
class FrameTest {
    @get:Rule val rule = createAndroidComposeRule<MainActivity>()

    @Test
    fun theBarLeadsToEveryPlace() {
        fun place(name: String) = rule.onNode(hasText(name).and(isSelectable()))
        place("Draw").assertIsSelected()
        place("Train").performClick().assertIsSelected()
        rule.appears("New session")
        place("Sessions").performClick().assertIsSelected()
        rule.appears("No sessions yet. The first takes ten seconds.")
        Gallery.picture(rule.activity.window.decorView, "frame_sessions_phone_light_en_100")
        place("Draw").performClick().assertIsSelected()
        rule.pad().assertExists()
    }

    @Test
    fun theIconAdaptsToTheLauncherAndToItsColours() {
        val icon = rule.activity.getDrawable(R.mipmap.ic_launcher)
        assertTrue("$icon", icon is AdaptiveIconDrawable)
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) {
            assertNotNull("in one colour too", (icon as AdaptiveIconDrawable).monochrome)
        }
    }
}
