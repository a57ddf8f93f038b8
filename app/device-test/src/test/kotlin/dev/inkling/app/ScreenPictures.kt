package dev.inkling.app

import android.graphics.Bitmap
import androidx.activity.compose.setContent
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.key
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import dev.inkling.app.data.ThemeChoice
import dev.inkling.app.testing.Gallery
import dev.inkling.app.testing.Legibility
import dev.inkling.app.testing.TestApp
import dev.inkling.app.ui.theme.InkTheme
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.robolectric.annotation.Config

/**
 * Pictures of [screens] in the forms that a person may have: both themes and languages, both devices, large type. None
 * is one flat colour, and none cuts words.
 */
abstract class ScreenPictures {
    protected val app = TestApp(still = true)
    protected val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    /** The screens by name; where a name ends in "-below", what one scrolls to is pictured. */
    protected abstract fun screens(): Map<String, @Composable () -> Unit>

    @Test fun phoneLight() = pictures("phone", ThemeChoice.LIGHT, "en", "100")

    @Test fun phoneDark() = pictures("phone", ThemeChoice.DARK, "en", "100")

    @Test @Config(qualifiers = TABLET) fun tabletLight() = pictures("tablet", ThemeChoice.LIGHT, "en", "100")

    @Test @Config(qualifiers = "ko-$TABLET") fun tabletDarkKorean() = pictures("tablet", ThemeChoice.DARK, "ko", "100")

    @Test
    @Config(qualifiers = "+ko", fontScale = 2f)
    fun phoneLargeTypeKorean() = pictures("phone", ThemeChoice.DARK, "ko", "200")

    private var shown by mutableStateOf<Pair<String, @Composable () -> Unit>?>(null)

    protected fun pictures(device: String, theme: ThemeChoice, language: String, font: String) {
        rule.runOnUiThread {
            rule.activity.setContent {
                InkTheme(theme == ThemeChoice.DARK) { shown?.let { (name, screen) -> key(name) { screen() } } }
            }
        }
        val wrong = ArrayList<String>()
        for ((name, screen) in screens()) {
            shown = name to screen
            rule.waitForIdle()
            if (name.endsWith("-below")) scrollDown()
            val picture = Gallery.screen("${name}_${device}_${theme.name.lowercase()}_${language}_$font")
            if (colours(picture) <= 8) wrong.add("$name is one flat colour")
            Legibility(rule).cutWords().mapTo(wrong) { "$name cuts $it" }
        }
        assertEquals(wrong.joinToString("\n"), 0, wrong.size)
    }

    /** Each pane to its end. */
    private fun scrollDown() {
        val panes = rule.onAllNodes(SemanticsMatcher.keyIsDefined(SemanticsProperties.VerticalScrollAxisRange))
        val nodes = panes.fetchSemanticsNodes()
        rule.runOnUiThread { for (node in nodes) node.config[SemanticsActions.ScrollBy].action?.invoke(0f, FAR) }
        rule.waitForIdle()
    }

    private fun colours(picture: Bitmap): Int {
        val seen = HashSet<Int>()
        for (y in 0 until picture.height step 7) for (x in 0 until picture.width step 7) seen.add(
            picture.getPixel(x, y)
        )
        return seen.size
    }

    private companion object {
        const val TABLET = "w1280dp-h800dp-xlarge-notlong-notround-land-notnight-xhdpi"
        const val FAR = 100_000f
    }
}
