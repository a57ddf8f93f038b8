package dev.inkling.app.sessions

import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isSelectable
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onAllNodesWithText
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performSemanticsAction
import androidx.compose.ui.text.AnnotatedString
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.data.Hold
import dev.inkling.app.data.SessionEntity
import dev.inkling.app.data.SessionState
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.appears
import dev.inkling.app.testing.eventually
import dev.inkling.app.testing.holdFor
import dev.inkling.app.testing.trained
import dev.inkling.app.testing.until
import dev.inkling.app.training.SessionExport
import dev.inkling.app.training.SessionFiles
import dev.inkling.nnlib.io.Json
import dev.inkling.nnlib.run.Presets
import dev.inkling.nnlib.run.RateChanges
import dev.inkling.nnlib.run.RunSpec
import dev.inkling.nnlib.watch.Progress
import java.io.File
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotEquals
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/**
 * The rate is changed by hand under a schedule, on the page of a running session. The page says before and after what
 * becomes of it; the session's record, its file and its continuation have it, and the schedule goes on from it.
 */
@RunWith(AndroidJUnit4::class)
class RatesByHandTest {
    private val app = TestApp(still = true)
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    private val work
        get() = app.graph.training()

    private val queue
        get() = app.graph.queue()

    /** Nothing but this test holds what trains, or lets it go on. */
    @Before fun headless() = queue.host(null)

    @Test fun underConstant() = change("schedule=constant", "It holds from the next step on and stays to the end.")

    @Test fun underCosine() = change("schedule=cosine", SHRINKS)

    @Test fun underStep() = change("schedule=step every=4 gamma=0.7", SHRINKS)

    @Test fun underExponential() = change("schedule=exponential gamma=0.99", SHRINKS)

    @Test
    fun underOneCycle() =
        change(
            "schedule=one-cycle warm-up=0.4",
            "It holds from the next step on. The cycle goes on from there: the rate rises and falls as before.",
        )

    @Test
    fun underPlateau() =
        change(
            "schedule=plateau plateau-patience=2 gamma=0.5",
            "It holds from the next step on, until the loss stalls: then it shrinks as before.",
        ) { changed, _ ->
            val after = changed.filter { it.first > AT }.map { it.second / RATE }
            assertEquals("it holds", 1.0, after.first(), 1e-6)
            for ((one, next) in after.zipWithNext()) {
                assertTrue("it stays or halves", next / one in 0.999..1.001 || next / one in 0.499..0.501)
            }
        }

    /** Changes the rate in the third epoch, and holds all that is told of it to be so. */
    private fun change(
        schedule: String,
        said: String,
        course: (List<Pair<Long, Double>>, List<Pair<Long, Double>>) -> Unit = ::goesOn,
    ) {
        val plan = Presets.of("moons-solve").apply("$schedule samples=400 batch=160 epochs=$EPOCHS lr=0.02")
        val id = heldInEpochThree(plan)
        open("by hand")
        val rate = hasText("rate", substring = true).and(hasClickAction())
        rule.eventually("the rate can be changed") { rule.onAllNodes(rate).fetchSemanticsNodes().isNotEmpty() }
        rule.onNode(rate).performClick()
        rule.appears(said)
        write("0.0123")
        tap("Done")
        rule.appears("rate 0.0123")
        until("it is written down") { changes(id) == mapOf(AT to RATE) }
        assertEquals(RATE, work.current().value!!.progress().rate(), 0.0)
        saysWhen()

        work.stop(id)
        assertEquals(SessionState.STOPPED, ended(id).state)
        saysWhen()
        val record = spec(id)
        val came = import(exported(id))
        assertEquals("its file has the same settings", record, spec(came))

        queue.holdFor(Hold.HOT, false)
        for (each in listOf(id, came)) {
            app.stored { app.graph.sessions().rename(each, "number $each") }
            open("number $each")
            saysWhen()
            rule.appears("Continue")
            tap("Continue")
            until("it ends") { session(each).state == SessionState.FINISHED }
            ended(each)
            assertEquals("no other change came to it", mapOf(AT to RATE), changes(each))
        }
        val again = app.trained(record, "made again")
        for (each in listOf(id, came)) assertEquals("the same session", weights(again), weights(each))
        val without = app.trained(plan, "without")
        assertNotEquals("the change made a difference", weights(without), weights(again))
        course(rates(again), rates(without))
    }

    /** Before the change the rates are those of the schedule, and from then on in proportion to them. */
    private fun goesOn(changed: List<Pair<Long, Double>>, plain: List<Pair<Long, Double>>) {
        val (before, after) = changed.zip(plain).partition { (now, _) -> now.first < AT }
        for ((now, planned) in before) assertEquals("as planned until then", planned, now)
        assertTrue("there are epochs after the change", after.size > 10)
        val share = after[0].let { (now, planned) -> now.second / planned.second }
        for ((now, planned) in after) {
            assertEquals("in proportion to the schedule", share * planned.second, now.second, 1e-5 * now.second)
        }
    }

    /** A session that the phone holds in its third epoch of two steps: what is held takes one, and rests. */
    private fun heldInEpochThree(plan: RunSpec): Long {
        queue.holdFor(Hold.HOT, true)
        val id = app.stored { work.start(plan, "by hand", 0) }
        while (rests(id) < AT) {
            work.stop(id)
            ended(id)
            app.stored { work.goOn(id, plan) }
        }
        return id
    }

    private fun standsAt(id: Long) = work.current().value?.takeIf { it.id() == id }?.progress()?.state()

    private fun rests(id: Long): Long {
        until("it rests") { standsAt(id) == Progress.State.PAUSED }
        return work.current().value!!.progress().step()
    }

    private fun ended(id: Long): SessionEntity {
        val end = app.awaitEnd(id)
        assertEquals("", end.failure)
        until("the queue is empty") { queue.isIdle }
        return end
    }

    private fun saysWhen() {
        val said = "Rate set to 0.0123 in epoch 3"
        rule.appears(said)
        rule.onNodeWithText(said).performScrollTo()
    }

    private fun session(id: Long): SessionEntity = app.stored { app.graph.sessions().byId(id)!! }

    private fun spec(id: Long) = RunSpec.fromJson(Json.parse(session(id).spec))

    private fun changes(id: Long): Map<Long, Double> = RateChanges.of(spec(id)).rates()

    private fun weights(id: Long) = app.stored { app.graph.sessionFiles().of(id).bytes(SessionFiles.MODEL).toList() }

    /** The rates of its epochs, each with the step at which the epoch ended. */
    private fun rates(id: Long): List<Pair<Long, Double>> {
        val curve = app.stored { app.graph.sessions().curves(id) }.getValue("rate")
        assertEquals("each epoch has its own", EPOCHS, curve.size())
        return (0 until curve.size()).map { curve.lowStep(it) to curve.mean(it).toDouble() }
    }

    private fun exported(id: Long): File {
        val file = app.stored { app.graph.exports().share(session(id), SessionExport.Form.ALL)!! }
        return File(app.graph.files().sharedFolder(), file.lastPathSegment!!)
    }

    private fun import(file: File): Long =
        app.stored { app.graph.imports().read(file.inputStream(), file.name).session() }

    private fun tap(words: String) = rule.onNode(hasText(words).and(hasClickAction())).performClick()

    private fun write(words: String) {
        rule.onNode(hasSetTextAction()).performSemanticsAction(SemanticsActions.SetText) { it(AnnotatedString(words)) }
        rule.waitForIdle()
    }

    /** Opens a session's page from wherever the app is. */
    private fun open(name: String) {
        val list = hasText("Sessions").and(isSelectable())
        while (rule.onAllNodes(list).fetchSemanticsNodes().isEmpty()) {
            rule.runOnUiThread { rule.activity.onBackPressedDispatcher.onBackPressed() }
            rule.waitForIdle()
        }
        rule.onNode(list).performClick()
        rule.appears(name)
        rule.onAllNodesWithText(name).onFirst().performClick()
        rule.eventually("its page is there") {
            rule.onAllNodes(hasContentDescription("Back")).fetchSemanticsNodes().isNotEmpty()
        }
    }

    private companion object {
        const val EPOCHS = 400
        /** The step after which the rate is set. */
        const val AT = 5L
        const val RATE = 0.0123
        const val SHRINKS =
            "It holds from the next step on. The schedule goes on from there: the rate shrinks as before."
    }
}
