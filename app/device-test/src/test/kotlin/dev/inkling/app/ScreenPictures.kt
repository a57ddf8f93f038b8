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
import dev.inkling.app.testing.SystemBars
import dev.inkling.app.testing.TestApp
import dev.inkling.app.ui.theme.InkTheme
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.robolectric.annotation.Config

/**
 * Pictures of [screens] in the forms that a person may have, with the system's bars around them. All states are drawn
 * on a phone, light in English, dark in Korean and once more in type of twice the size; those of which the window's
 * shape makes something else, on a small phone, an open foldable and a tablet lying and standing, the themes and
 * languages in turns. None is one flat colour, and none cuts words.
 */
abstract class ScreenPictures {
    protected val app = TestApp(still = true)
    protected val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    /** The screens by name; where a name ends in "-below", what one scrolls to is pictured. */
    protected abstract fun screens(): Map<String, @Composable () -> Unit>

    /** Those of [screens] that are drawn on every shape of window. */
    protected abstract val onEveryShape: Set<String>

    @Test fun phoneLight() = pictures("phone", ThemeChoice.LIGHT, "en", "100")

    @Test @Config(qualifiers = "+ko") fun phoneDarkKorean() = pictures("phone", ThemeChoice.DARK, "ko", "100")

    @Test
    @Config(qualifiers = "+ko", fontScale = 2f)
    fun phoneLargeTypeKorean() = pictures("phone", ThemeChoice.DARK, "ko", "200")

    @Test @Config(fontScale = 2f) fun phoneLargeType() = pictures("phone", ThemeChoice.LIGHT, "en", "200", onEveryShape)

    @Test @Config(qualifiers = SMALL) fun smallPhone() = pictures("small", ThemeChoice.DARK, "en", "100", onEveryShape)

    @Test
    @Config(qualifiers = "ko-$FOLDABLE")
    fun foldableKorean() = pictures("foldable", ThemeChoice.LIGHT, "ko", "100", onEveryShape)

    @Test
    @Config(qualifiers = TABLET)
    fun tabletLight() = pictures("tablet", ThemeChoice.LIGHT, "en", "100", onEveryShape)

    @Test
    @Config(qualifiers = "ko-$TABLET")
    fun tabletDarkKorean() = pictures("tablet", ThemeChoice.DARK, "ko", "100", onEveryShape)

    @Test
    @Config(qualifiers = STANDING)
    fun tabletStanding() = pictures("standing", ThemeChoice.LIGHT, "en", "100", onEveryShape)

    private var shown by mutableStateOf<Pair<String, @Composable () -> Unit>?>(null)

    private var begun = false

    /** Puts a screen before the eyes, alone or [surrounded] by the system's bars. */
    protected fun show(
        name: String,
        screen: @Composable () -> Unit,
        theme: ThemeChoice = ThemeChoice.LIGHT,
        surrounded: Boolean = false,
    ) {
        shown = name to screen
        if (!begun) {
            begun = true
            rule.runOnUiThread {
                rule.activity.setContent {
                    InkTheme(theme == ThemeChoice.DARK) { shown?.let { (name, screen) -> key(name) { screen() } } }
                }
            }
        }
        rule.waitForIdle()
        if (!surrounded) return
        rule.runOnUiThread(SystemBars(theme == ThemeChoice.DARK, status = true)::surround)
        rule.waitForIdle()
    }

    protected fun pictures(
        device: String,
        theme: ThemeChoice,
        language: String,
        font: String,
        only: Set<String>? = null,
    ) {
        val bars = SystemBars(theme == ThemeChoice.DARK, device != "lying")
        val wrong = ArrayList<String>()
        val all = screens()
        if (only != null) assertEquals("known screens", emptySet<String>(), only - all.keys)
        for ((name, screen) in all) {
            if (only != null && name !in only) continue
            show(name, screen, theme)
            rule.runOnUiThread(bars::surround)
            rule.waitForIdle()
            if (name.endsWith("-below")) scrollDown()
            val form = "${device}_${theme.name.lowercase()}_${language}_$font"
            val picture = Gallery.screen("${name}_$form", bars::draw)
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

    protected companion object {
        const val SMALL = "w360dp-h640dp-normal-notlong-notround-port-notnight-xhdpi"
        const val FOLDABLE = "w673dp-h841dp-large-notlong-notround-port-notnight-hdpi"
        const val TABLET = "w1280dp-h800dp-xlarge-notlong-notround-land-notnight-hdpi"
        const val STANDING = "w800dp-h1280dp-xlarge-notlong-notround-port-notnight-hdpi"
        const val FAR = 100_000f
    }
}
