package dev.inkling.app.ui.pad

import androidx.activity.compose.setContent
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.unit.dp
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.testing.Finger
import dev.inkling.app.testing.Finger.Touch
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.pad
import dev.inkling.app.ui.theme.InkTheme
import org.junit.Assert.assertEquals
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/** Which touches become ink: every point of one finger, and nothing of palms, other fingers and the page beneath. */
@RunWith(AndroidJUnit4::class)
class PadGesturesTest {
    private val app = TestApp()
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    private val strokes = ArrayList<InkStroke>()
    private var dropped = 0
    private lateinit var finger: Finger

    @Before
    fun page() {
        val input =
            object : PadInput {
                private var builder = InkStroke.Builder()

                override fun begin() {
                    builder = InkStroke.Builder()
                }

                override fun point(x: Float, y: Float, uptimeMillis: Long, pressure: Float) =
                    builder.add(x, y, uptimeMillis, pressure)

                override fun moved() = Unit

                override fun end() {
                    strokes.add(builder.snapshot())
                }

                override fun drop() {
                    dropped++
                }
            }
        rule.runOnUiThread {
            rule.activity.setContent {
                InkTheme {
                    Column(Modifier.verticalScroll(rememberScrollState())) {
                        Pad(
                            { Ink.EMPTY },
                            { null },
                            input,
                            "pad",
                            emptyList(),
                            Modifier.fillMaxWidth().height(400.dp).testTag("pad"),
                        )
                        Box(Modifier.height(2000.dp))
                    }
                }
            }
        }
        rule.waitForIdle()
        finger = Finger(rule.activity, rule.pad().fetchSemanticsNode().boundsInWindow)
    }

    @Test
    fun everyPointBetweenTwoFramesIsThereFromTheFirst() {
        val path = listOf(Touch(Offset(120f, 110f), 0.4f), Touch(Offset(140f, 130f)), Touch(Offset(160f, 170f)))
        rule.runOnUiThread {
            finger.down(Touch(Offset(100f, 100f), 0.5f))
            finger.move(path)
            finger.up(path.last())
        }
        val stroke = strokes.single()
        assertEquals("the first and the three that came at once", 4, stroke.size())
        val dx = stroke.x(1) - stroke.x(0)
        assertEquals("20 across for 10 down", 0.5f, (stroke.y(1) - stroke.y(0)) / dx, 1e-3f)
        assertEquals("the last point is where the finger was", 3f, (stroke.x(3) - stroke.x(0)) / dx, 1e-3f)
        assertEquals(0.5f, stroke.pressure(0), 0f)
        assertEquals("8 ms apart", listOf(0, 8, 16, 24), List(4) { stroke.millis(it) })
    }

    @Test
    fun aPalmIsNoFingerAndOneMayWriteBesideIt() {
        val palm = Touch(Offset(300f, 500f), breadth = 300f)
        val pen = listOf(Touch(Offset(100f, 100f)), Touch(Offset(100f, 200f)))
        rule.runOnUiThread {
            finger.down(palm)
            finger.join(listOf(palm, pen[0]))
            finger.moveAll(listOf(palm, pen[1]))
            finger.lift(listOf(palm, pen[1]), 1)
            finger.up(palm)
        }
        assertEquals("one stroke, of the finger", listOf(2), strokes.map { it.size() })
    }

    @Test
    fun aSecondFingerDrawsNothing() {
        val first = listOf(Touch(Offset(100f, 100f)), Touch(Offset(100f, 200f)))
        val second = listOf(Touch(Offset(300f, 100f)), Touch(Offset(350f, 300f)))
        rule.runOnUiThread {
            finger.down(first[0])
            finger.join(listOf(first[0], second[0]))
            finger.moveAll(listOf(first[1], second[1]))
            finger.lift(listOf(first[1], second[1]), 1)
            finger.up(first[1])
        }
        val stroke = strokes.single()
        assertEquals("straight down", stroke.x(0), stroke.x(stroke.size() - 1), 1e-4f)
    }

    @Test
    fun whatTheSystemTakesBackIsNoStroke() {
        val first = listOf(Touch(Offset(100f, 100f)), Touch(Offset(100f, 200f)))
        val second = Touch(Offset(300f, 100f))
        rule.runOnUiThread {
            finger.down(first[0])
            finger.moveAll(listOf(first[1]))
            finger.join(listOf(first[1], second))
            finger.lift(listOf(first[1], second), 0, taken = true)
            finger.up(second)
        }
        assertEquals(0, strokes.size)
        assertEquals(1, dropped)
    }

    @Test
    fun thePageBeneathDoesNotScroll() {
        val top = rule.pad().fetchSemanticsNode().boundsInWindow.top
        rule.runOnUiThread {
            finger.down(Touch(Offset(100f, 700f)))
            for (y in 690 downTo 50 step 20) finger.moveAll(listOf(Touch(Offset(100f, y.toFloat()))))
            finger.up(Touch(Offset(100f, 50f)))
        }
        rule.waitForIdle()
        assertEquals(top, rule.pad().fetchSemanticsNode().boundsInWindow.top, 0f)
        assertEquals(1, strokes.size)
    }
}
