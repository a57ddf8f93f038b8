package dev.inkling.app.sessions

import androidx.compose.ui.semantics.SemanticsActions.OnClick
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isSelectable
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onAllNodesWithText
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.data.SessionEntity
import dev.inkling.app.data.SessionState
import dev.inkling.app.frame.session
import dev.inkling.app.testing.Phone
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.appears
import dev.inkling.app.testing.eventually
import dev.inkling.app.testing.shows
import dev.inkling.app.testing.trained
import dev.inkling.app.testing.until
import dev.inkling.app.training.FailureReason
import dev.inkling.app.training.Outcome
import dev.inkling.app.training.SessionExport
import dev.inkling.app.training.SessionFiles
import dev.inkling.app.ui.words.percent
import dev.inkling.nnlib.data.Dataset
import dev.inkling.nnlib.io.Json
import dev.inkling.nnlib.run.Presets
import dev.inkling.nnlib.run.RateChanges
import dev.inkling.nnlib.run.RunSpec
import dev.inkling.nnlib.watch.Evaluation
import java.util.Locale
import org.junit.After
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

/**
 * A session stopped, failed, trained on, changed by hand or deleted: its page says what is true, and what it has is
 * used.
 */
@RunWith(AndroidJUnit4::class)
class SessionLifeTest {
    private val app = TestApp(still = true)
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    private val language = Locale.getDefault()

    /** Digits that a small net learns in moments, and would go on learning for hours. */
    private val digits = Presets.of("digits-notes").apply("model=784-16-10 samples=200 batch=50 lr=0.01")

    private val work
        get() = app.graph.training()

    private val queue
        get() = app.graph.queue()

    @Before fun headless() = queue.host(null)

    @After fun speakAsBefore() = Locale.setDefault(language)

    private fun session(id: Long): SessionEntity = app.stored { app.graph.sessions().byId(id)!! }

    private fun spec(id: Long) = RunSpec.fromJson(Json.parse(session(id).spec))

    private fun files(id: Long) = app.graph.sessionFiles().of(id)

    private fun start(spec: RunSpec, name: String): Long = app.stored { work.start(spec, name, 0) }

    private fun runs(id: Long, step: Long = 0) =
        until("session $id trains") {
            work.current().value?.let { it.id() == id && it.progress().step() > step } == true
        }

    private fun rests() = until("the queue is empty") { queue.isIdle }

    private fun list() = rule.onNode(hasText("Sessions").and(isSelectable())).performClick()

    private fun open(name: String) {
        list()
        rule.appears(name)
        rule.onAllNodesWithText(name).onFirst().performClick()
        rule.eventually("its page is there") { has("Back") }
    }

    private fun has(description: String) =
        rule.onAllNodes(hasContentDescription(description)).fetchSemanticsNodes().isNotEmpty()

    private fun says(words: String) =
        rule.onAllNodes(hasText(words, substring = true)).fetchSemanticsNodes().isNotEmpty()

    private fun tap(words: String) = rule.onNode(hasText(words).and(hasClickAction())).performClick()

    /** That the figures of a session are those of the net that it hands on. */
    private fun assertTrueOfItsModel(id: Long) {
        val session = session(id)
        app.stored {
            val outcome = Outcome.read(files(id))!!
            assertEquals(session.testAccuracy!!, outcome.accuracy(), 0.0)
            val test: Dataset = app.graph.trainingData().open(spec(id)).test()!!
            val net = SessionExport.model(files(id))!!.apply { eval() }
            assertEquals(Evaluation.of(net, test).accuracy(), outcome.accuracy(), 1e-9)
        }
    }

    private fun weights(id: Long) = app.stored { files(id).bytes(SessionFiles.MODEL).toList() }

    @Test
    fun aStoppedSessionIsTestedAndUsedInDraw() {
        val id = start(digits.with("epochs", 100_000.0), "stopped")
        runs(id, 40)
        open("stopped")
        rule.eventually("it can be stopped") { has("Stop") }
        rule.onNodeWithContentDescription("Stop").performClick()
        rule.appears("Use in Draw")
        rests()
        assertTrueOfItsModel(id)
        val figure = percent(session(id).testAccuracy!!)
        rule.appears(figure)
        assertTrue("it can also go on", rule.shows("Continue"))
        assertTrue(says("Stopped in epoch ${session(id).epoch} of 100,000"))

        rule.onNodeWithContentDescription("Back").performClick()
        rule.eventually("the list tells the same") { rule.shows("$figure\u00A0%") && rule.shows("test") }
        rule.onAllNodesWithText("stopped").onFirst().performClick()
        rule.appears("Use in Draw")
        tap("Use in Draw")
        rule.eventually("Draw reads with it") {
            rule.waitForIdle()
            app.graph.settings().values().value.modelId() != 0L
        }
        rule.eventually("and is shown") {
            rule.onAllNodes(hasContentDescription("Model: stopped. Choose another.")).fetchSemanticsNodes().isNotEmpty()
        }
        val model = app.stored { app.graph.models().byId(app.graph.settings().values().value.modelId()) }
        assertEquals(session(id).testAccuracy!! / 100, model.accuracy!!, 1e-9)
    }

    @Test
    fun trainedOnAndStoppedItSaysWhatIsTrueNow() {
        val id = app.trained(digits.with("epochs", 4.0), "on and on")
        assertTrueOfItsModel(id)
        val before = weights(id)
        app.stored { work.goOn(id, spec(id).with("epochs", 100_000.0)) }
        runs(id, 16)
        until("what it came to before is gone") { session(id).testAccuracy == null }
        assertFalse(app.stored { files(id).exists("outcome.json") || files(id).exists(SessionFiles.MODEL) })
        open("on and on")
        rule.eventually("it can be stopped") { has("Stop") }
        assertFalse("no figure of the past", says("test pictures"))
        runs(id, 60)
        rule.onNodeWithContentDescription("Stop").performClick()
        rule.appears("Use in Draw")
        rests()
        assertNotEquals("it learned on", before, weights(id))
        assertTrueOfItsModel(id)
    }

    @Test
    fun whatFailedAfterSomeEpochsIsUsableFromItsCheckpoint() {
        val id = start(digits.with("epochs", 100_000.0), "full")
        runs(id, 40)
        work.pause(id)
        until("it rests with a checkpoint") { app.stored { SessionExport.hasModel(files(id)) } }
        app.disk.full = true
        work.stop(id)
        assertEquals(
            FailureReason.DISK_FULL,
            FailureReason.named(
                app.awaitEnd(id).run {
                    rests()
                    session(id).failure
                }
            ),
        )
        app.disk.full = false
        assertNull("it was not tested", session(id).testAccuracy)
        open("full")
        rule.appears("Use in Draw")
        assertTrue(rule.shows("Continue"))
        assertTrue(says("storage is full"))
        tap("Use in Draw")
        rule.eventually("Draw reads with it") {
            rule.waitForIdle()
            app.graph.settings().values().value.modelId() != 0L
        }
    }

    @Test
    fun stoppedBeforeItsFirstStepItHasNoModelToOffer() {
        val first = start(digits.with("epochs", 100_000.0), "first")
        runs(first)
        val second = start(digits.with("epochs", 100_000.0), "second")
        open("second")
        rule.appears("1 before it.")
        tap("Stop")
        rule.eventually("it says so") { says("Stopped before its first step") }
        assertTrue(rule.shows("Continue"))
        assertFalse(rule.shows("Use in Draw"))
        work.stop(first)
        app.awaitEnd(first)
        assertEquals(0, session(second).step)
    }

    @Test
    fun nothingIsBeforeTheFirstOfTheQueue() {
        app.stored { app.graph.sessions().queue(digits, "alone", 0) }
        open("alone")
        rule.appears("It waits for its turn.")
        assertFalse(says("before it"))
    }

    @Test
    fun aRateSetByHandBelongsToTheSession() {
        val plan = Presets.of("moons-solve").apply("schedule=cosine epochs=3000 lr=0.02")
        val id = start(plan, "by hand")
        runs(id, 20)
        app.graph.session(id).rate(0.01)
        until("it is written down") { !RateChanges.of(spec(id)).isEmpty }
        assertEquals(SessionState.FINISHED, app.awaitEnd(id).state)
        rests()
        val changes = RateChanges.of(spec(id)).rates()
        assertEquals(listOf(0.01), changes.values.toList())

        open("by hand")
        val stepsPerEpoch = session(id).steps / 3000
        val epoch = (changes.keys.first() - 1) / stepsPerEpoch + 1
        val said = "Rate set to 0.01 in epoch ${"%,d".format(Locale.ROOT, epoch)}"
        rule.eventually("the page says it") { says(said) }
        rule.onNodeWithText(said).performScrollTo()

        tap("Change and start again")
        rule.appears("The rate will be set again as by hand.")
        tap("Start training")
        rule.eventually("the next one is there") { app.stored { app.graph.sessions().byId(id + 1) } != null }
        app.awaitEnd(id + 1)
        rests()
        assertEquals("it is the same session again", weights(id), weights(id + 1))

        rule.eventually("the page of the next one is there") { has("Back") }
        rule.onNodeWithContentDescription("Back").performClick()
        rule.appears("by hand")
        rule.onAllNodesWithText("by hand").onFirst().performClick()
        rule.appears("Change and start again")
        tap("Change and start again")
        rule.appears("The rate will be set again as by hand.")
        tap("Leave it out")
        rule.eventually("it is left out") { !rule.shows("The rate will be set again as by hand.") }
    }

    @Test
    fun aSessionIsDeletedOnItsOwnPageAndBroughtBack() {
        val id = start(Presets.of("xor-solve").with("epochs", 5_000_000.0), "away")
        runs(id)
        open("away")
        rule.onNodeWithContentDescription("More").performClick()
        tap("Delete")
        rule.appears("Session deleted.")
        rule.eventually("the list is shown without it") { !has("Back") && !rule.shows("away") }
        assertEquals("it trains no more", SessionState.STOPPED, app.awaitEnd(id).state)
        tap("Undo")
        rule.appears("away")
        assertEquals(0, session(id).deletedAt)
    }

    @Test
    fun theAccuracyOfPointsIsTheListsAndSaysOfWhat() {
        val id = app.trained(Presets.of("moons-solve").with("epochs", 2.0), "points")
        val figure = percent(session(id).validationAccuracy!!) + "\u00A0%"
        list()
        rule.appears(figure)
        rule.appears("validation")
        open("points")
        rule.appears("$figure validation accuracy")
        assertTrue("what is counted is what is shown", says("of the 400 points shown are right."))
    }

    @Test
    fun daysAreWrittenInTheAppsLanguageAndNotThePhones() {
        val id = app.trained(Presets.of("xor-solve").with("epochs", 60.0), "some day")
        app.stored {
            val session = session(id)
            session.endedAt = 1_763_683_200_000 // 21 November 2025, at noon or near it where most people live
            app.graph.database().sessions().update(session)
        }
        val phone = Phone(rule)
        for ((speaks, phones, day) in
            listOf(Triple("ko", Locale.US, "11월 21일"), Triple("en", Locale.KOREA, "November 21"))) {
            phone.speak(speaks)
            Locale.setDefault(phones)
            if (speaks == "ko") {
                rule.onNode(hasText("기록").and(isSelectable())).performClick()
                rule.appears("some day")
                rule.onAllNodesWithText("some day").onFirst().performClick()
            } else rule.activityRule.scenario.recreate()
            rule.eventually("it says $day") { says(day) }
        }
        phone.reset()
    }

    @Test
    fun aFailureIsSaidInTheAppsWordsWhateverItIs() {
        val impossible = start(digits.with("model", "784-16-9"), "does not fit")
        assertEquals(FailureReason.SETTINGS, FailureReason.named(app.awaitEnd(impossible).failure))
        val odd = app.trained(Presets.of("xor-solve").with("epochs", 60.0), "odd")
        app.stored { app.graph.sessions().fail(odd, FailureReason.tell(IllegalStateException("A wire came loose."))) }
        open("does not fit")
        rule.eventually("it says what to do") { says("change them and start again") }
        rule.onNodeWithContentDescription("Back").performClick()
        rule.appears("odd")
        rule.onAllNodesWithText("odd").onFirst().performClick()
        rule.eventually("it says what happened and what is kept") {
            says("What it learned until its last checkpoint is kept") &&
                says("IllegalStateException: A wire came loose.")
        }
        assertFalse(says("no words"))
    }

    /** Thirty quick taps ask for one thing. */
    @Test
    fun trainOnIsAskedForOnceHoweverOftenItIsTapped() {
        val id = app.trained(Presets.of("xor-solve").with("epochs", 60.0), "more")
        open("more")
        rule.appears("Train on")
        val tap = rule.onNode(hasText("Train on").and(hasClickAction())).fetchSemanticsNode().config[OnClick].action!!
        rule.runOnUiThread { repeat(30) { tap() } }
        rule.eventually("it went on") { session(id).run { epochs > 60 && state == SessionState.FINISHED } }
        rests()
        assertEquals(90, session(id).epochs)
    }
}
