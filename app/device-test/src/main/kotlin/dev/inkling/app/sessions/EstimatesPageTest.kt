package dev.inkling.app.sessions

import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isSelectable
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onAllNodesWithText
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.appears
import dev.inkling.app.testing.eventually
import dev.inkling.app.testing.shows
import dev.inkling.app.testing.trained
import dev.inkling.app.training.Outcome
import dev.inkling.app.training.SessionExport
import dev.inkling.app.ui.words.figureWords
import dev.inkling.nnlib.run.Presets
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/** A session that learned to estimate numbers says how far off it is, and nowhere how many it got right. */
@RunWith(AndroidJUnit4::class)
class EstimatesPageTest {
    private val app = TestApp(still = true)
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    private val wave = Presets.of("wave-solve").apply("samples=300 epochs=20")

    @Before fun headless() = app.graph.queue().host(null)

    private fun files(id: Long) = app.graph.sessionFiles().of(id)

    private fun outcome(id: Long): Outcome = app.stored { Outcome.read(files(id))!! }

    private fun list() {
        rule.onNode(hasText("Sessions").and(isSelectable())).performClick()
        rule.appears(NAME)
    }

    private fun open() {
        list()
        rule.onAllNodesWithText(NAME).onFirst().performClick()
        rule.appears("Train on")
    }

    private fun says(words: String) =
        (rule.onAllNodes(hasText(words, substring = true)).fetchSemanticsNodes() +
                rule.onAllNodes(hasContentDescription(words, substring = true)).fetchSemanticsNodes())
            .isNotEmpty()

    @Test
    fun itsPageShowsHowFarOffItIsAndItsEstimatesAgainstTheTruth() {
        val id = app.trained(wave, NAME)
        val outcome = outcome(id)
        val column = outcome.columns().single()
        assertEquals("a fifth of the samples tests it", listOf(60, 60), listOf(outcome.samples(), column.truth().size))
        assertEquals(setOf("mae", "rmse", "r2"), outcome.figures().keys)
        assertNull(outcome.confusion())
        open()
        fun figure(word: String) = figureWords(outcome.figure(word, column))
        rule.appears(figure("mae"))
        assertTrue(says("MAE, the mean error\non 60 test samples"))
        assertTrue(rule.shows(figure("rmse")) && rule.shows(figure("r2")))
        assertTrue(says("A typical estimate is ${figure("rmse")} off"))
        rule
            .onNodeWithContentDescription(
                "Predicted against true, 60 test samples. MAE, the mean error ${figure("mae")}; " +
                    "RMSE, the typical error ${figure("rmse")}; R², the share explained ${figure("r2")}."
            )
            .performScrollTo()
            .assertExists()
        assertFalse("nothing is right or wrong", says("NaN") || says("misread") || says("accuracy"))
        assertFalse("Draw has no use for it", rule.shows("Use in Draw"))
    }

    @Test
    fun theListTellsTheFigureThatItsPageLeadsWith() {
        val id = app.trained(wave, NAME)
        val outcome = outcome(id)
        val mae = figureWords(outcome.figure("mae", outcome.columns().single()))
        val loss = figureWords(app.stored { app.graph.sessions().byId(id)!! }.loss!!)
        assertNotEquals("or it could not be told from the loss", loss, mae)
        list()
        rule.eventually("the list tells its MAE") { rule.shows(mae) && rule.shows("MAE") }
        assertFalse("and nothing else", rule.shows(loss) || rule.shows("loss") || says("\u00A0%") || says("NaN"))
    }

    @Test
    fun onceItTrainsOnTheListTellsItsLossAgain() {
        val id = app.trained(wave, NAME)
        app.stored { app.graph.sessions().untested(id) }
        list()
        val loss = figureWords(app.stored { app.graph.sessions().byId(id)!! }.loss!!)
        rule.eventually("the list tells its loss") { rule.shows(loss) && rule.shows("loss") }
        assertFalse("its test is of where it stood", rule.shows("MAE"))
    }

    @Test
    fun severalColumnsHaveAPictureEach() {
        val id = app.trained(wave, NAME)
        val was = outcome(id)
        val one = was.columns().single()
        val columns =
            listOf(
                Outcome.Column("price", one.truth(), one.estimated()),
                Outcome.Column("rooms", one.estimated(), one.truth()),
            )
        val figures = mapOf("mae price" to 12.5, "rmse price" to 1234.5, "r2 price" to 0.75, "mae rooms" to 0.5)
        app.stored { Outcome(60, Double.NaN, null, emptyList(), 0, null, figures, columns).write(files(id)) }
        open()
        rule.appears("price")
        assertTrue(rule.shows("rooms"))
        val pictures =
            hasContentDescription("Predicted against true, 60 test samples. MAE, the mean error ", substring = true)
        assertEquals(2, rule.onAllNodes(pictures).fetchSemanticsNodes().size)
        assertTrue(says("MAE, the mean error 12.5; RMSE, the typical error 1,235; R², the share explained 0.75."))
        assertTrue("what is not known is not made up", says("MAE, the mean error 0.5; RMSE, the typical error –;"))
    }

    /** Its weights are no numbers any more: there is neither figure nor point, and no picture of none. */
    @Test
    fun whatDivergedHasNoEstimates() {
        val id = app.trained(wave.apply("optimizer=sgd activation=identity lr=100 epochs=30"), NAME)
        val outcome = outcome(id)
        assertEquals(emptyMap<String, Double>(), outcome.figures())
        assertEquals(0, outcome.columns().single().truth().size)
        open()
        rule.appears("–")
        assertTrue(says("Diverged"))
        assertFalse(says("Predicted against true") || says("NaN") || says("A typical estimate"))
        assertTrue(
            rule
                .onAllNodes(hasText("Start again at rate", substring = true).and(hasClickAction()))
                .fetchSemanticsNodes()
                .isNotEmpty()
        )
    }

    @Test
    fun asAFileItComesBackWithItsEstimates() {
        val id = app.trained(wave, NAME)
        app.stored {
            val from = app.graph.sessions().byId(id)!!
            val name = app.graph.exports().share(from, SessionExport.Form.ALL)!!.lastPathSegment!!
            val file = app.graph.files().sharedFolder().resolve(name)
            val back = app.graph.imports().read(file.inputStream(), name).session()
            assertNotEquals(id, back)
            val outcomes = listOf(id, back).map { Outcome.read(files(it))!! }
            assertEquals(outcomes[0].figures(), outcomes[1].figures())
            val figures = listOf(id, back).map { app.graph.sessions().byId(it)!!.testFigure }
            assertEquals("and the list tells the same", listOf(outcomes[0].figures()["mae"]), figures.distinct())
            val estimates = outcomes.map { it.columns().single().estimated().toList() }
            assertEquals(estimates[0], estimates[1])
        }
    }

    private companion object {
        const val NAME = "the wave"
    }
}
