package dev.inkling.app

import androidx.activity.compose.setContent
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.draw.DigitReading
import dev.inkling.app.draw.DrawActions
import dev.inkling.app.draw.DrawScreen
import dev.inkling.app.draw.DrawState
import dev.inkling.app.draw.InsideView
import dev.inkling.app.draw.PadHint
import dev.inkling.app.draw.PadReader
import dev.inkling.app.draw.PadReading
import dev.inkling.app.frame.Destination
import dev.inkling.app.frame.FrameLayout
import dev.inkling.app.inside.InsideScreen
import dev.inkling.app.mydigits.DrawnDigit
import dev.inkling.app.mydigits.MyDigitsActions
import dev.inkling.app.mydigits.MyDigitsScreen
import dev.inkling.app.mydigits.MyDigitsState
import dev.inkling.app.recognizer.UnreadableModelException
import dev.inkling.app.settings.Settings
import dev.inkling.app.settings.SettingsActions
import dev.inkling.app.settings.SettingsScreen
import dev.inkling.app.settings.SettingsState
import dev.inkling.app.settings.StorageUse
import dev.inkling.app.settings.ThemeChoice
import dev.inkling.app.testing.Gallery
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.TestHand
import dev.inkling.app.ui.pad.Ink
import dev.inkling.app.ui.pad.InkStroke
import dev.inkling.app.ui.pad.PadInput
import dev.inkling.app.ui.theme.InkTheme
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith
import org.robolectric.annotation.Config

/** Every state of the first screens as a picture, in both themes and languages, on both devices, in large type. */
@RunWith(AndroidJUnit4::class)
class DrawGalleryTest {
    private val app = TestApp()
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    @Test fun phoneLight() = pictures("phone", ThemeChoice.LIGHT, "en", "100")

    @Test fun phoneDark() = pictures("phone", ThemeChoice.DARK, "en", "100")

    @Test @Config(qualifiers = "+ko") fun phoneKorean() = pictures("phone", ThemeChoice.LIGHT, "ko", "100")

    @Test @Config(fontScale = 2f) fun phoneLargeType() = pictures("phone", ThemeChoice.LIGHT, "en", "200")

    @Test @Config(qualifiers = TABLET) fun tabletLight() = pictures("tablet", ThemeChoice.LIGHT, "en", "100")

    @Test @Config(qualifiers = "ko-$TABLET") fun tabletDarkKorean() = pictures("tablet", ThemeChoice.DARK, "ko", "100")

    private var shown by mutableStateOf<@Composable () -> Unit>({})

    private fun pictures(device: String, theme: ThemeChoice, language: String, font: String) {
        rule.runOnUiThread { rule.activity.setContent { InkTheme(theme) { shown() } } }
        for ((name, screen) in screens()) {
            shown = screen
            rule.waitForIdle()
            val said = theme.name.lowercase()
            val picture = Gallery.picture(rule.activity.window.decorView, "${name}_${device}_${said}_${language}_$font")
            assertTrue("$name is one flat colour", colours(picture) > 8)
        }
    }

    private fun colours(picture: android.graphics.Bitmap): Int {
        val seen = HashSet<Int>()
        for (y in 0 until picture.height step 7) for (x in 0 until picture.width step 7) seen.add(
            picture.getPixel(x, y)
        )
        return seen.size
    }

    private fun screens(): Map<String, @Composable () -> Unit> {
        val net = app.recognizers.open(0, "cpu")
        fun read(ink: Ink) = PadReader.read(ink.strokes(), net)
        fun inside(digits: List<DigitReading>) =
            InsideView(
                digits.firstOrNull()?.let { net.lookInside(it.picture().values()) }.orEmpty(),
                net.firstWeights(),
            )
        val three = ink(3)
        val number = ink(4, 7, 1)
        val threes = read(three)
        val sure = DrawState(PadReading.Digits(threes, 6f), kept = 24, inside = inside(threes))
        val numbers =
            DrawState(PadReading.Digits(read(number), 11f), 1, kept = 24, inside = inside(read(number).drop(1)))
        app.recognizers.sharpness = 1f
        val doubt = beliefs(read(ink(4)).single(), 4, 9)
        return mapOf(
            "draw_empty" to draw(DrawState(inside = inside(emptyList())), Ink.EMPTY),
            "draw_drawing" to draw(sure.copy(kept = 0), Ink.EMPTY, three.strokes().single()),
            "draw_read" to draw(sure, three),
            "draw_unsure" to draw(sure.copy(PadReading.Digits(listOf(doubt), 6f)), ink(4)),
            "draw_number" to draw(numbers, number),
            "draw_cleared" to draw(DrawState(hint = PadHint.Cleared, inside = inside(emptyList())), three.clear()),
            "draw_failed" to
                draw(DrawState(PadReading.Failed(UnreadableModelException.Reason.DAMAGED), kept = 3), three),
            "inside_read" to framed(false) { InsideScreen(sure, {}, {}) },
            "mine_grid" to framed(false) { MyDigitsScreen(mine(60), MyDigitsActions()) },
            "mine_selected" to framed(false) { MyDigitsScreen(mine(15, setOf(2, 5)), MyDigitsActions()) },
            "mine_empty" to
                framed(false) { MyDigitsScreen(MyDigitsState.Shown(emptyList(), List(10) { 0 }), MyDigitsActions()) },
            "settings_all" to
                framed(false) {
                    val use = StorageUse(55_000_000, 38_000_000, 14_000_000, 2_000_000)
                    SettingsScreen(SettingsState(Settings.DEFAULT, "", use), SettingsActions())
                },
        )
    }

    private fun draw(state: DrawState, ink: Ink, live: InkStroke? = null) =
        framed(true) { DrawScreen(state, { ink }, { live }, NoInput, DrawActions()) }

    private fun framed(bar: Boolean, content: @Composable () -> Unit): @Composable () -> Unit = {
        FrameLayout(Destination.DRAW, bar, {}, {}, content)
    }

    private fun ink(vararg digits: Int): Ink {
        var all = Ink.EMPTY
        digits.forEachIndexed { i, digit ->
            val small = if (digits.size == 1) 1f else 0.36f
            val move = if (digits.size == 1) 0f else (i - 1) * 0.3f
            for (stroke in TestHand.ink(digit)) {
                all =
                    all.plus(
                        InkStroke.of(
                            FloatArray(stroke.size()) { stroke.x(it) * small + move },
                            FloatArray(stroke.size()) { stroke.y(it) * small },
                            IntArray(stroke.size()) { stroke.millis(it) },
                            FloatArray(stroke.size()) { 1f },
                        )
                    )
            }
        }
        return all
    }

    private fun beliefs(of: DigitReading, best: Int, second: Int): DigitReading {
        val shares = FloatArray(10)
        shares[best] = 0.53f
        shares[second] = 0.47f
        return DigitReading(shares, of.picture(), of.strokes())
    }

    private fun mine(n: Int, selected: Set<Long> = emptySet()): MyDigitsState.Shown {
        val labels = listOf(3, 9, 4, 7, 1, 8, 9, 2, 6, 5, 0, 9, 4, 7, 3, 8)
        val digits =
            List(n) { DrawnDigit(it.toLong(), labels[it % 16], null, 1_790_000_000_000, TestHand.ink(labels[it % 16])) }
        return MyDigitsState.Shown(digits, List(10) { label -> digits.count { it.label == label } }, null, selected)
    }

    private object NoInput : PadInput {
        override fun begin() = Unit

        override fun point(x: Float, y: Float, uptimeMillis: Long, pressure: Float) = Unit

        override fun moved() = Unit

        override fun end() = Unit
    }

    private companion object {
        const val TABLET = "w1280dp-h800dp-xlarge-notlong-notround-land-notnight-xhdpi"
    }
}
