package dev.inkling.app

import androidx.compose.runtime.Composable
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.data.Settings
import dev.inkling.app.data.ThemeChoice
import dev.inkling.app.draw.DrawActions
import dev.inkling.app.draw.DrawScreen
import dev.inkling.app.draw.DrawState
import dev.inkling.app.draw.PadHint
import dev.inkling.app.frame.Destination
import dev.inkling.app.frame.FrameLayout
import dev.inkling.app.graphics.GraphicsRepository
import dev.inkling.app.graphics.GraphicsRepository.Status
import dev.inkling.app.inside.InsideScreen
import dev.inkling.app.mydigits.DrawnDigit
import dev.inkling.app.mydigits.MyDigitsActions
import dev.inkling.app.mydigits.MyDigitsScreen
import dev.inkling.app.mydigits.MyDigitsState
import dev.inkling.app.reading.DigitReading
import dev.inkling.app.reading.ExampleDigit
import dev.inkling.app.reading.InsideView
import dev.inkling.app.reading.PadReader
import dev.inkling.app.reading.PadReading
import dev.inkling.app.reading.ReadingState
import dev.inkling.app.recognizer.RecognizerSource
import dev.inkling.app.recognizer.UnreadableModelException
import dev.inkling.app.settings.GraphicsSheet
import dev.inkling.app.settings.LicencesScreen
import dev.inkling.app.settings.SettingsActions
import dev.inkling.app.settings.SettingsScreen
import dev.inkling.app.settings.SettingsState
import dev.inkling.app.settings.StorageUse
import dev.inkling.app.settings.licencesOf
import dev.inkling.app.testing.FakeGraphics
import dev.inkling.app.testing.NoInput
import dev.inkling.app.testing.TestHand
import dev.inkling.app.testing.ignored
import dev.inkling.app.testing.shippedRecognizers
import dev.inkling.app.ui.pad.Ink
import dev.inkling.app.ui.pad.InkStroke
import dev.inkling.nnlib.compute.TrialReport.Outcome
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.annotation.Config

/** Every state of the first screens as a picture. */
@RunWith(AndroidJUnit4::class)
class DrawGalleryTest : ScreenPictures() {
    @Test @Config(qualifiers = LYING) fun phoneLying() = pictures("lying", ThemeChoice.LIGHT, "en", "100")

    override val onEveryShape =
        setOf("draw_empty", "draw_read", "draw_unsure", "draw_number", "inside_read", "mine_grid", "settings_all")

    override fun screens(): Map<String, @Composable () -> Unit> {
        val net = shippedRecognizers(app.graph.context(), app.graph.database()).open(RecognizerSource.SHIPPED, "cpu")
        fun read(ink: Ink) = PadReader.read(ink.strokes(), net)
        fun inside(digit: DigitReading?): InsideView {
            val example = ExampleDigit.picture().takeIf { digit == null }
            val seen = digit?.picture() ?: example!!
            return InsideView(net.lookInside(seen.values()), net.firstWeights(), example)
        }
        val three = ink(3)
        val threes = read(three)
        val sure = DrawState(ReadingState(PadReading.Digits(threes, 6f), inside = inside(threes.first())), kept = 24)
        fun number(ink: Ink, chosen: Int) =
            read(ink).let { DrawState(ReadingState(PadReading.Digits(it, 11f), chosen, inside(it[chosen])), kept = 24) }
        val doubt = beliefs(read(ink(4)).single(), 4, 9)
        val nothing = DrawState(ReadingState(inside = inside(null)))
        return mapOf(
            "draw_empty" to draw(nothing.copy(welcome = true), Ink.EMPTY),
            "draw_again" to draw(nothing.copy(kept = 24), Ink.EMPTY),
            "draw_drawing" to draw(sure.copy(kept = 0), Ink.EMPTY, three.strokes().single()),
            "draw_read" to draw(sure, three),
            "draw_unsure" to
                draw(sure.copy(ReadingState(PadReading.Digits(listOf(doubt), 6f), inside = inside(doubt))), ink(4)),
            "draw_number" to draw(number(ink(4, 7, 1), 1), ink(4, 7, 1)),
            "draw_long-number" to draw(number(ink(4, 7, 1, 2, 5, 3), 5), ink(4, 7, 1, 2, 5, 3)),
            "draw_too-much" to draw(DrawState(ReadingState(PadReading.TooMuch), kept = 24), ink(4, 7, 1, 2, 5, 3, 8)),
            "draw_cleared" to draw(nothing.copy(hint = PadHint.Cleared), three.clear()),
            "draw_failed" to
                draw(
                    DrawState(ReadingState(PadReading.Failed(UnreadableModelException.Reason.DAMAGED)), kept = 3),
                    three,
                ),
            "inside_read" to framed(false) { InsideScreen(sure.pad, {}, {}) },
            "inside_blank" to framed(false) { InsideScreen(nothing.pad, {}, {}) },
            "mine_grid" to framed(false) { MyDigitsScreen(mine(60), ignored<MyDigitsActions>()) },
            "mine_selected" to framed(false) { MyDigitsScreen(mine(15, setOf(2, 5)), ignored<MyDigitsActions>()) },
            "mine_empty" to
                framed(false) {
                    MyDigitsScreen(MyDigitsState.Shown(emptyList(), List(10) { 0 }), ignored<MyDigitsActions>())
                },
            "settings_all" to
                framed(false) {
                    val use = StorageUse(55_000_000, 38_000_000, 14_000_000, 2_000_000)
                    SettingsScreen(SettingsState(Settings.DEFAULT, "", use), ignored<SettingsActions>())
                },
            "settings_graphics-untried" to graphics(GraphicsRepository.State(Status.UNTRIED, "", 0, null)),
            "settings_graphics-trying" to graphics(GraphicsRepository.State(Status.TRYING, "", 43, null)),
            "settings_graphics-right" to graphics(tried(Outcome.RIGHT)),
            "settings_graphics-wrong" to graphics(tried(Outcome.WRONG)),
            "settings_licences" to framed(false) { LicencesScreen("0.1.0", licencesOf(app.graph.context().assets), {}) },
        )
    }

    private fun tried(outcome: Outcome) = GraphicsRepository.State(Status.TRIED, "", 0, FakeGraphics.report(outcome))

    private fun graphics(state: GraphicsRepository.State) =
        framed(false) {
            val settings = SettingsState(storage = StorageUse(55_000_000, 38_000_000), graphics = state)
            SettingsScreen(settings, ignored<SettingsActions>())
            GraphicsSheet(settings, ignored<SettingsActions>()) {}
        }

    private fun draw(state: DrawState, ink: Ink, live: InkStroke? = null) =
        framed(true) { DrawScreen(state, { ink }, { live }, NoInput, ignored<DrawActions>()) }

    private fun framed(bar: Boolean, content: @Composable () -> Unit): @Composable () -> Unit = {
        FrameLayout(Destination.DRAW, bar, {}, {}, content)
    }

    private fun ink(vararg digits: Int): Ink {
        var all = Ink.EMPTY
        // Each as large as its share of the row.
        val small = if (digits.size == 1) 1f else 1.08f / digits.size
        digits.forEachIndexed { i, digit ->
            val move = if (digits.size == 1) 0f else (i - (digits.size - 1) / 2f) * 0.92f / digits.size
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
        val misread = List(10) { label -> if (label == 9) n / 20 else 0 }
        return MyDigitsState.Shown(
            digits,
            List(10) { label -> digits.count { it.label == label } },
            null,
            selected,
            misread,
        )
    }

    private companion object {
        const val LYING = "+w800dp-h360dp-long-notround-land"
    }
}
