package dev.inkling.app.training

import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isSelectable
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.data.CurvePoints
import dev.inkling.app.data.SessionState
import dev.inkling.app.frame.session
import dev.inkling.app.sessions.SessionCurves
import dev.inkling.app.sessions.SessionViewState
import dev.inkling.app.sessions.sessionCurves
import dev.inkling.app.testing.Gallery
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.appears
import dev.inkling.app.testing.shownBy
import dev.inkling.app.testing.until
import dev.inkling.app.ui.chart.Points
import dev.inkling.nnlib.run.Presets
import java.io.ByteArrayInputStream
import java.io.ByteArrayOutputStream
import java.util.zip.ZipInputStream
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/** Layer 3 is the third from the input: while it trains, at rest, in the table that leaves and in what comes back. */
@RunWith(AndroidJUnit4::class)
class LayerOrderTest {
    private val app = TestApp()
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    @Before fun headless() = app.graph.queue().host(null)

    /** A net of twelve layers with weights that has ended, and its curves as they were live at the very end. */
    private fun trained(): Pair<Long, SessionCurves> {
        val spec = Presets.of("xor-solve").with("model", "2" + "-8".repeat(11) + "-1").with("epochs", 300.0)
        val id = app.stored { app.graph.training().start(spec, "deep", 0) }
        until("it trains") { app.graph.training().current().value?.id() == id }
        val training = app.graph.training().current().value!!
        until("it has ended") { training.progress().state().isOver }
        assertEquals(SessionState.FINISHED, app.awaitEnd(id).state)
        until("the queue is empty") { app.graph.queue().isIdle }
        return id to sessionCurves(training.metrics().get())
    }

    private fun List<Pair<String, Points>>.values() = map { (layer, points) ->
        layer to (0 until points.size()).map(points::y)
    }

    private fun atRest(id: Long): SessionViewState.Shown =
        rule.shownBy(app.graph.session(id).state) { it as? SessionViewState.Shown }

    @Test
    fun theLayersOfAnEndedSessionStandInTheOrderOfItsNet() {
        val (id, live) = trained()
        val names = (0 until 12).map { "${2 * it}" }
        assertEquals(names, live.layers)

        val rest = atRest(id).curves
        assertEquals(live.gradients.values(), rest.gradients.values())
        assertEquals(live.spreads.values(), rest.spreads.values())
        assertEquals(live.dead, rest.dead)
        assertEquals((1..12).map { "$it" }, rest.gradients.map { (layer, _) -> rest.layerNumber(layer) })
        assertEquals("7", rest.layerNumber("12"))
    }

    @Test
    fun theyLeaveAndComeBackInThatOrder() {
        val (id, live) = trained()
        val zip =
            app.stored {
                ByteArrayOutputStream()
                    .also { out ->
                        val graph = app.graph
                        graph.exports().pack(graph.sessions().byId(id)!!, graph.sessionFiles().of(id), out)
                    }
                    .toByteArray()
            }
        val table =
            ZipInputStream(ByteArrayInputStream(zip)).use { files ->
                generateSequence { files.nextEntry }.first { it.name.endsWith(".csv") }
                files.readBytes().decodeToString()
            }
        val rows = table.lines().map { it.substringBefore(',') }.filter { it.endsWith(".gradient") }.distinct()
        assertEquals(live.layers.map { "$it.gradient" }, rows)

        val back = app.stored { app.graph.imports().read(ByteArrayInputStream(zip), "it.zip") }.session()
        assertEquals(live.gradients.values(), atRest(back).curves.gradients.values())
    }

    @Test
    fun anyNameOfALayerKeepsItsPlace() {
        val id = app.stored { app.graph.sessions().queue(Presets.of("xor-solve"), "names", 0) }
        val names = listOf("loss", "0.gradient", "2.gradient", "3.conv.gradient", "10.conv.gradient", "10.fc.gradient")
        val one = CurvePoints.of(listOf(CurvePoints.Point(1, 1f, 1, 1f, 1f)))
        app.stored { app.graph.sessions().keepCurves(id, names.reversed().associateWith { one }) }
        assertEquals(names, app.stored { app.graph.sessions().curves(id) }.keys.toList())
    }

    @Test
    fun theChartSaysThatItShowsEightOfTwelve() {
        trained()
        rule.onNode(hasText("Sessions").and(isSelectable())).performClick()
        rule.appears("deep")
        rule.onNodeWithText("deep").performClick()
        rule.appears("Gradient norm by layer")
        rule.appears("8 of 12 layers: the first, the last and some between.")
        for (layer in listOf("layer 1", "layer 2", "layer 7", "layer 12")) {
            assertTrue(layer, rule.onAllNodes(hasText(layer)).fetchSemanticsNodes().isNotEmpty())
        }
        rule.onNodeWithText("Gradient norm by layer").performScrollTo()
        Gallery.picture(rule.activity.window.decorView, "session_twelve-layers_phone_light_en_100")
    }
}
