package dev.inkling.app

import android.app.NotificationManager
import androidx.compose.ui.test.assertIsNotEnabled
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasScrollToIndexAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isEnabled
import androidx.compose.ui.test.isSelectable
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onAllNodesWithText
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollToNode
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.data.SessionState
import dev.inkling.app.recognizer.UnreadableModelException.Reason
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.TestHand
import dev.inkling.app.testing.answer
import dev.inkling.app.testing.appears
import dev.inkling.app.testing.eventually
import dev.inkling.app.testing.file
import dev.inkling.app.testing.icon
import dev.inkling.app.testing.isThere
import dev.inkling.app.testing.leave
import dev.inkling.app.testing.link
import dev.inkling.app.testing.shows
import dev.inkling.app.testing.tab
import dev.inkling.app.testing.titled
import dev.inkling.app.testing.trained
import dev.inkling.app.testing.until
import dev.inkling.app.training.MnistRepository
import dev.inkling.app.work.Network
import dev.inkling.nnlib.run.Presets
import java.io.File
import java.io.IOException
import java.util.concurrent.atomic.AtomicReference
import java.util.concurrent.locks.LockSupport
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith
import org.robolectric.Shadows.shadowOf

/**
 * Every note of the app: each brought about as it comes about, and each of its buttons pressed. A note that no test
 * here or in [EveryRefusedFileTest] knows fails [noNoteIsForgotten].
 */
@RunWith(AndroidJUnit4::class)
class EveryNoteTest {
    /** What the network does when MNIST is fetched. */
    private enum class Net {
        FAILS,
        HANGS,
        DELIVERS,
    }

    private val net = AtomicReference(Net.FAILS)
    private val app =
        TestApp(mnistSource = MnistRepository.Source { folder, progress -> fetch(folder.toFile(), progress::at) })
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    private fun fetch(folder: File, at: (String, Long, Long) -> Boolean): Boolean {
        folder.mkdirs()
        while (net.get() == Net.HANGS) {
            if (!at(MNIST.first(), 1, 2)) return false
            LockSupport.parkNanos(5_000_000)
        }
        if (net.get() == Net.FAILS) throw IOException("the line is dead")
        return MNIST.all { at(it, 1, 1) && File(folder, it).createNewFile() }
    }

    @After fun letGo() = net.set(Net.FAILS)

    @Test
    fun noNoteIsForgotten() {
        val sources = File(System.getProperty("inkling.schemas")!!).resolveSibling("kotlin")
        val notes =
            sources
                .walk()
                .filter { it.extension == "kt" && it.name != "Surfaces.kt" }
                .flatMap { file ->
                    NOTE.findAll(file.readText()).map { "${file.nameWithoutExtension}: ${sentence(it)}" }
                }
                .toSortedSet()
        assertEquals(PRESSED.keys.toSortedSet(), notes)
        val tests = listOf(javaClass, EveryRefusedFileTest::class.java).flatMap { it.methods.map { m -> m.name } }
        assertEquals("each has a test", emptyList<String>(), PRESSED.values.flatten().filter { it !in tests })
    }

    /** The second of a note's arguments: what it says. */
    private fun sentence(note: MatchResult): String {
        var depth = 0
        val rest = note.groupValues[1]
        val end =
            rest.indices.first { i ->
                when (rest[i]) {
                    '(' -> depth++
                    ')' -> depth--
                }
                depth < 0 || depth == 0 && rest[i] == ','
            }
        return rest.take(end).replace(Regex("\\s+"), " ").trim()
    }

    @Test
    fun mnistIsMissing() {
        setUpMnist()
        rule.link("From files").performClick()
        rule.answer(app.file("holiday.jpg", ByteArray(900) { 0x55 }))
        rule.appears("This is no file of MNIST.")
        rule.link("From files").performClick()
        rule.answer(null)
        assertTrue("whoever changes their mind is asked again", rule.shows("This is no file of MNIST."))
        rule.link("Download").performClick()
        rule.appears("MNIST did not arrive.")
        net.set(Net.DELIVERS)
        rule.link("Download").performClick()
        mnistIsHere()
    }

    @Test
    fun mnistComesAndIsCancelled() {
        net.set(Net.HANGS)
        setUpMnist()
        rule.link("Download").performClick()
        rule.appears("MNIST is coming.")
        rule.appears("${MNIST.first()}: 1 B of 2 B")
        rule.link("Cancel").performClick()
        rule.appears("MNIST is not on this phone yet.")
        net.set(Net.DELIVERS)
        rule.link("Download").performClick()
        mnistIsHere()
    }

    @Test
    fun mnistWaits() {
        app.network.become(Network.Kind.METERED)
        net.set(Net.DELIVERS)
        setUpMnist()
        rule.link("Download").performClick()
        rule.appears("Waits for Wi-Fi.")
        rule.link("Cancel").performClick()
        rule.appears("MNIST is not on this phone yet.")
        rule.link("Download").performClick()
        rule.appears("Waits for Wi-Fi.")
        rule.link("Download anyway").performClick()
        mnistIsHere()
    }

    @Test
    fun drawingsAreMissing() {
        app.stored { app.graph.drawings().keep(List(13) { TestHand.drawing(it % 10) }) }
        rule.tab("Train")
        preset("My digits, convnet")
        rule.appears("Stamp 7 more drawings, then it can learn your hand.")
        rule.onNode(START).assertIsNotEnabled()
        app.stored { app.graph.drawings().keep(List(7) { TestHand.drawing(it) }) }
        rule.eventually("it may start") { rule.isThere(START.and(isEnabled())) }
        assertTrue(!rule.shows("Stamp 7 more drawings, then it can learn your hand."))
    }

    @Test
    fun theModelCannotBeRead() {
        app.recognizers.broken = Reason.DAMAGED
        app.graph.settings().change { it.withModel(7) }
        rule.appears("This model cannot be read.")
        rule.link("Choose another").performClick()
        rule.appears("Choose a model")
        app.recognizers.broken = null
        rule.onNode(hasText("Inkling convnet").and(isSelectable())).performClick()
        rule.eventually("the shipped one reads") { app.graph.settings().values().value.modelId() == 0L }
        rule.eventually("the note is gone") { !rule.shows("This model cannot be read.") }
    }

    @Test
    fun theModelCannotBeReadInside() {
        app.recognizers.broken = Reason.GONE
        app.graph.settings().change { it.withModel(7) }
        rule.appears("This model cannot be read.")
        rule.onNode(hasContentDescription("Look inside").and(hasClickAction())).performClick()
        rule.eventually("it is open") { rule.titled("Look inside") }
        rule.onAllNodes(hasText("Choose another").and(hasClickAction())).onFirst().performClick()
        rule.eventually("where models are chosen") {
            !rule.titled("Look inside") && rule.isThere(hasText("Choose another"))
        }
    }

    @Test
    fun notificationsAreNotAllowed() {
        val manager = app.graph.context().getSystemService(NotificationManager::class.java)
        shadowOf(manager).setNotificationsEnabled(false)
        start("long")
        open("long")
        rule.appears("Trains while Inkling is open.")
        rule.link("Allow").performClick()
        val asked = shadowOf(rule.activity).nextStartedActivityForResult.intent
        assertEquals("android.content.pm.action.REQUEST_PERMISSIONS", asked.action)
        shadowOf(manager).setNotificationsEnabled(true)
        rule.eventually("it is content") { !rule.shows("Trains while Inkling is open.") }
    }

    @Test
    fun theDiskIsFullWhileItTrains() {
        val id = start("long")
        open("long")
        app.disk.full = true
        app.graph.training().pause(id)
        rule.appears("Training goes on, but not everything could be kept.")
        rule.appears(FULL_MEANWHILE)
        rule.icon("Stop").performClick()
        assertEquals(SessionState.FAILED, app.awaitEnd(id).state)
        rule.appears("It could not go on.")
        rule.appears(FULL)

        app.disk.full = false
        until("the queue is empty") { app.graph.queue().isIdle }
        rule.link("Continue").performClick()
        rule.eventually("it goes on") { app.graph.training().current().value?.id() == id }
        rule.eventually("and says nothing of it any more") { !rule.shows("It could not go on.") && !rule.shows(FULL) }
    }

    @Test
    fun itsDeviceIsNotHere() {
        app.trained(Presets.of("xor-solve").apply("epochs=20 backend=gles"), "elsewhere")
        open("elsewhere")
        rule.appears("The CPU computes this session.")
        rule.appears("Its settings name a device that this phone does not have: graphics processor.")
    }

    @Test
    fun ratesThatAHandSetAreLeftOut() {
        app.trained(Presets.of("xor-solve").apply("epochs=20 rate-changes=5:0.01"), "by hand")
        open("by hand")
        rule.link("Change and start again").performClick()
        rule.appears("The rate will be set again as by hand.")
        rule.link("Leave it out").performClick()
        rule.eventually("it is left out") { !rule.shows("The rate will be set again as by hand.") }
    }

    @Test
    fun whatItLearnsFromIsMissing() {
        for ((task, words) in
            listOf(
                "mnist" to "MNIST is not on this phone: download it in the set-up, then continue.",
                "my-digits" to "There are no drawings to learn from: stamp some in Draw, then continue.",
            )) {
            val spec = Presets.of("digits-notes").with("task", task)
            val id = app.stored { app.graph.training().start(spec, task, 0) }
            assertEquals(SessionState.FAILED, app.awaitEnd(id).state)
            open(task)
            rule.appears("It could not go on.")
            rule.appears(words)
            rule.link("Continue").performClick()
            rule.eventually("it says so again") { state(id) == SessionState.FAILED && rule.shows(words) }
            rule.onAllNodes(hasText("Change and start again").and(hasClickAction())).onFirst().performClick()
            rule.appears("New session")
            rule.leave()
        }
    }

    @Test
    fun itsCheckpointIsDamaged() {
        val id = start("long")
        app.graph.training().stop(id)
        app.awaitEnd(id)
        until("the queue is empty") { app.graph.queue().isIdle }
        val store = app.graph.files().sessionsFolder().resolve("$id")
        app.stored { store.listFiles { _, name -> name.startsWith("checkpoint") }!!.forEach { it.writeText("broken") } }
        open("long")
        rule.link("Continue").performClick()
        rule.appears("Its checkpoint or its pictures are damaged: start it anew.")
        rule.onAllNodes(hasText("Change and start again").and(hasClickAction())).onFirst().performClick()
        rule.eventually("it may start") { rule.isThere(START.and(isEnabled())) }
        rule.onNode(START).performClick()
        rule.eventually("it is trained anew") { app.graph.training().current().value?.id() == id + 1 }
    }

    private fun setUpMnist() {
        rule.tab("Train")
        preset("MNIST 784-500-10")
        rule.appears("MNIST is not on this phone yet.")
        rule.onNode(START).assertIsNotEnabled()
    }

    private fun mnistIsHere() =
        rule.eventually("MNIST is here, and it may start") { rule.isThere(START.and(isEnabled())) }

    private fun preset(name: String) {
        rule.onNode(hasScrollToIndexAction()).performScrollToNode(hasText(name))
        rule.onNode(hasText(name).and(isSelectable())).performClick()
    }

    private fun state(id: Long) = app.stored { app.graph.sessions().byId(id)!!.state }

    /** A session that trains until somebody stops it. */
    private fun start(name: String): Long {
        val spec = Presets.of("xor-solve").with("epochs", 5_000_000.0)
        val id = app.stored { app.graph.training().start(spec, name, 0) }
        until("it trains") { (app.graph.training().current().value?.progress()?.step() ?: 0) > 0 }
        return id
    }

    private fun open(name: String) {
        rule.tab("Sessions")
        rule.appears(name)
        rule.onAllNodesWithText(name).onFirst().performClick()
        rule.eventually("its screen is there") { rule.titled(name) }
    }

    private companion object {
        val START = hasText("Start training").and(hasClickAction())
        const val NO_SESSIONS = "No sessions yet. The first takes ten seconds."
        const val FULL = "The phone's storage is full. Its last checkpoint is kept: free some space, then continue."
        const val FULL_MEANWHILE =
            "The phone's storage is full. Free some space: until then it could only go on from its last checkpoint."

        val MNIST =
            listOf(
                "train-images-idx3-ubyte.gz",
                "train-labels-idx1-ubyte.gz",
                "t10k-images-idx3-ubyte.gz",
                "t10k-labels-idx1-ubyte.gz",
            )

        /** A call of the app's note; what follows its icon is to be read as far as the next comma. */
        val NOTE = Regex("""(?<![\w.])Note\(\s*[\w.]+,\s*(?=([\s\S]{0,400}))""")

        /** Each note by its file and what it says, and the tests that bring it about and press its buttons. */
        val PRESSED =
            mapOf(
                "ImportState: stringResource(R.string.import_reading)" to listOf("aFileIsRefused"),
                "ImportState: stringResource(refusalWords(importing.why))" to
                    listOf("aFileIsRefused", "eachFileIsRefusedInItsOwnWords"),
                "MnistNote: stringResource(R.string.mnist_coming)" to listOf("mnistComesAndIsCancelled"),
                "MnistNote: stringResource(R.string.mnist_missing)" to listOf("mnistIsMissing"),
                "MnistNote: stringResource(failure(state.why()))" to listOf("mnistIsMissing"),
                "MnistNote: stringResource(if (wifiOnly) R.string.mnist_waits_wifi else R.string.mnist_waits)" to
                    listOf("mnistWaits"),
                "ReadingPart: stringResource(R.string.model_missing)" to
                    listOf("theModelCannotBeRead", "theModelCannotBeReadInside"),
                "RunningParts: deviceWords(it)" to listOf("itsDeviceIsNotHere"),
                // EveryFindingTest presses what stands under a finding.
                "RunningParts: findingWords(finding.kind(), finding.epoch(), finding.share())" to emptyList(),
                "RunningParts: findingWords(kind, session.findingEpoch, session.findingShare)" to emptyList(),
                "RunningParts: stringResource(R.string.session_failed)" to
                    listOf("theDiskIsFullWhileItTrains", "whatItLearnsFromIsMissing", "itsCheckpointIsDamaged"),
                "RunningParts: stringResource(R.string.session_no_notifications)" to
                    listOf("notificationsAreNotAllowed"),
                "RunningParts: stringResource(R.string.session_warning)" to listOf("theDiskIsFullWhileItTrains"),
                "TrainScreen: pluralStringResource(R.plurals.drawings_missing, missing, missing)" to
                    listOf("drawingsAreMissing"),
                "TrainScreen: stringResource(R.string.rate_again)" to listOf("ratesThatAHandSetAreLeftOut"),
            )
    }
}
