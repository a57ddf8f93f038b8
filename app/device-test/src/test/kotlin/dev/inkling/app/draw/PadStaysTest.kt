package dev.inkling.app.draw

import androidx.activity.compose.setContent
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.frame.Destination
import dev.inkling.app.frame.FrameLayout
import dev.inkling.app.picture.GreyPicture
import dev.inkling.app.reading.DigitReading
import dev.inkling.app.reading.PadReading
import dev.inkling.app.reading.ReadingState
import dev.inkling.app.testing.NoInput
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.TestHand
import dev.inkling.app.testing.ignored
import dev.inkling.app.testing.pad
import dev.inkling.app.ui.pad.Ink
import dev.inkling.app.ui.pad.InkStroke
import dev.inkling.app.ui.theme.InkTheme
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith
import org.robolectric.annotation.Config

/**
 * The pad stays where it is whatever half a stroke reads as: one that moved under the finger would bend the stroke, and
 * what the whole reads as would hang on how fast the net was.
 */
@RunWith(AndroidJUnit4::class)
class PadStaysTest {
    private val app = TestApp(still = true)
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    private var state by mutableStateOf(DrawState())
    private var ink by mutableStateOf(Ink.EMPTY)
    private var live by mutableStateOf<InkStroke?>(null)
    private val stroke = TestHand.ink(3).single()

    @Test fun phone() = stays()

    @Test @Config(qualifiers = "+ko") fun phoneKorean() = stays()

    @Test @Config(qualifiers = SMALL) fun smallPhone() = stays()

    @Test @Config(qualifiers = "ko-$SMALL") fun smallPhoneKorean() = stays()

    @Test @Config(qualifiers = LYING) fun lying() = stays()

    @Test @Config(qualifiers = "ko-$LYING") fun lyingKorean() = stays()

    @Test @Config(qualifiers = LOW) fun low() = stays()

    @Test @Config(qualifiers = "ko-$LOW") fun lowKorean() = stays()

    @Test @Config(qualifiers = TABLET) fun tablet() = stays()

    @Test @Config(fontScale = 1.3f) fun largerType() = stays()

    @Test @Config(qualifiers = "+ko", fontScale = 1.3f) fun largerTypeKorean() = stays()

    @Test @Config(fontScale = 2f) fun largeType() = stays()

    @Test @Config(qualifiers = "+ko", fontScale = 2f) fun largeTypeKorean() = stays()

    private fun stays() {
        rule.runOnUiThread {
            rule.activity.setContent {
                InkTheme {
                    FrameLayout(Destination.DRAW, true, {}, {}) {
                        DrawScreen(state, { ink }, { live }, NoInput, ignored<DrawActions>())
                    }
                }
            }
        }
        val moves = ArrayList<String>()
        for ((before, from) in begins()) {
            live = null
            ink = from.first
            state = from.second
            val place = place()
            live = stroke
            // The first point takes back what was hinted at.
            state = state.copy(hint = null)
            if (place() != place) moves.add("after $before, when the finger comes down")
            for ((name, reading) in readings()) {
                state = state.copy(pad = ReadingState(reading))
                if (place() != place) moves.add("after $before, when it reads $name: from $place to ${place()}")
            }
        }
        assertEquals(moves.joinToString("\n"), 0, moves.size)
    }

    private fun place(): Rect {
        rule.waitForIdle()
        return rule.pad().fetchSemanticsNode().boundsInWindow
    }

    /** What may be there when a finger comes down. */
    private fun begins(): Map<String, Pair<Ink, DrawState>> {
        val drawn = Ink.EMPTY.plus(stroke)
        return mapOf(
            "the first start" to (Ink.EMPTY to DrawState(welcome = true)),
            "nothing" to (Ink.EMPTY to DrawState()),
            "clearing" to (drawn.clear() to DrawState(hint = PadHint.Cleared)),
            "keeping" to (drawn.clear() to DrawState(hint = PadHint.Kept(listOf(1), "3"))),
            "a stroke that was sure" to (drawn to DrawState(ReadingState(digits(listOf(3 to 0.99f))))),
            "a stroke that was unsure" to (drawn to DrawState(ReadingState(digits(listOf(3 to 0.53f))))),
        )
    }

    /** All that half a stroke may be read as. */
    private fun readings(): Map<String, PadReading> = buildMap {
        put("nothing", PadReading.Empty)
        put("a dot", PadReading.Unreadable)
        put("too much", PadReading.TooMuch)
        for (share in listOf(0.99f, 0.53f)) {
            for (best in listOf(1, 8)) put("$best at $share", digits(listOf(best to share)))
            for (many in listOf(2, 4, 6)) put("$many digits at $share", digits(List(many) { 8 to share }))
        }
    }

    private fun digits(of: List<Pair<Int, Float>>) =
        PadReading.Digits(
            of.map { (best, share) ->
                val beliefs = FloatArray(10)
                beliefs[best] = share
                beliefs[if (best == 8) 0 else 8] = 1 - share
                DigitReading(beliefs, GreyPicture.BLANK, listOf<InkStroke>(stroke))
            },
            6f,
        )

    private companion object {
        const val SMALL = "w360dp-h640dp-normal-notlong-notround-port-notnight-xhdpi"
        const val LYING = "w891dp-h411dp-normal-long-notround-land-notnight-xhdpi"
        const val LOW = "w800dp-h360dp-normal-long-notround-land-notnight-xhdpi"
        const val TABLET = "w1280dp-h800dp-xlarge-notlong-notround-land-notnight-xhdpi"
    }
}
