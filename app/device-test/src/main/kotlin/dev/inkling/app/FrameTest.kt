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
        rule.onNode(hasText("Draw").and(isSelectable())).assertIsSelected()
        rule.onNode(hasText("Sessions").and(isSelectable())).performClick().assertIsSelected()
        Gallery.picture(rule.activity.window.decorView, "frame_sessions_phone_light_en_100")
        rule.onNode(hasText("Draw").and(isSelectable())).performClick().assertIsSelected()
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
