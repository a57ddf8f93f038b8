package dev.inkling.app.monkey

import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import dev.inkling.app.R
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.TimeUnit
import java.util.concurrent.locks.LockSupport
import org.junit.Assert.assertTrue
import org.junit.Assert.fail

/** What must be so whatever is done with the app. */
class Rules(private val stage: Stage) : AutoCloseable {
    private val crashes = CopyOnWriteArrayList<Throwable>()
    private val before = Thread.getDefaultUncaughtExceptionHandler()
    private var known = emptyMap<Long, Boolean>()
    private var begins = 0
    private var arrives = 0
    private var died = false
    private var patience = 0

    init {
        Thread.setDefaultUncaughtExceptionHandler { _, crash -> crashes.add(crash) }
    }

    override fun close() = Thread.setDefaultUncaughtExceptionHandler(before)

    /** Holds the screen and the sessions to all of it; [places] are those that were reached. */
    fun hold(places: Set<Place>) {
        crashes.firstOrNull()?.let { throw AssertionError("the app crashed", it) }
        sessionsAreKept(places)
        // A screen may be on its way to another, or wait for the disk; it may not stay like that.
        var wrong = wrongOnScreen()
        waitUntil {
            if (wrong != null) wrong = wrongOnScreen()
            wrong == null
        }
        wrong?.let(::fail)
    }

    /** The sessions that there are. */
    fun sessions(): Set<Long> = stage.lives.sessions().keys

    /** What is tapped now may begin a session: one, however often it is tapped. */
    fun mayBegin(sight: Sight, name: String) {
        val eye = Place.seen(sight, stage.resources)
        val begin =
            listOf(R.string.train_start, R.string.sessions_train_xor).any { stage.resources.getString(it) in name }
        if (begin || Place.ENDED in eye || Place.RUNNING in eye) {
            begins = 1
            patience = PATIENCE
        }
    }

    /** A file was chosen that may hold a session; it is read for as long as that takes, whatever is done meanwhile. */
    fun mayArrive() {
        arrives++
    }

    /** The process died, and read no further. */
    fun hasDied() {
        died = true
    }

    /** The button was there and was tapped: a session begins, and is shown instead of the set-up. */
    fun hasBegun(before: Set<Long>) {
        waitUntil { sessions() != before }
        assertTrue("Start was tapped, but no session began", sessions().size > before.size)
        val left = { Place.SET_UP !in Place.seen(stage.look(), stage.resources) }
        waitUntil(left)
        assertTrue("a session began, but the set-up is still shown", left())
    }

    /** A tap beside a sheet closes it. */
    fun hasClosed() {
        waitUntil { !stage.look().isCovered }
        assertTrue("tapped beside a sheet, but it stays", !stage.look().isCovered)
    }

    /** Going [back] leads out of the app, however busy the machine is. */
    fun backEnds(back: () -> Boolean) {
        val end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS)
        var backs = 0
        while (back()) {
            if (++backs <= MOST_BACKS) continue
            assertTrue("$backs times back, and still in the app", System.nanoTime() < end)
            // What closes only when the disk has answered is given the time for it.
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50))
        }
    }

    private fun sessionsAreKept(places: Set<Place>) {
        val now = stage.lives.sessions()
        val lost = known.filter { (id, aside) -> !aside && id !in now }
        assertTrue("sessions are lost: $lost", lost.isEmpty())
        val came = now.keys - known.keys
        assertTrue("${came.size} sessions came at once", came.size <= begins + arrives)
        arrives -= (came.size - begins).coerceAtLeast(0)
        if (came.isNotEmpty()) begins = 0
        if (died) arrives = 0
        died = false
        val gone = now.filter { (id, aside) -> aside && known[id] == false }
        assertTrue(
            "sessions were deleted before the list was ever open: $gone",
            gone.isEmpty() || Place.SESSIONS in places,
        )
        known = now
        if (patience > 0) patience-- else begins = 0
    }

    private fun wrongOnScreen(): String? {
        val sight = stage.look()
        val texts = sight.texts().filter { it.isNotBlank() }
        if (texts.isEmpty()) return "the screen is empty"
        overlap(sight.titles())?.let {
            return it
        }
        val backs = sight.below.count { stage.resources.getString(R.string.back) in ownWords(it) }
        if (backs > 1) return "$backs arrows lead back"
        // What was typed is said again as it was typed.
        val names = (stage.lives.names() + Monkey.TYPED).filter { it.length > 3 }
        return texts.firstNotNullOfOrNull { wrongIn(it, names, sight) }
    }

    /** Lets the phone go on until it is [so], for as long as a busy machine may take. */
    private fun waitUntil(so: () -> Boolean) {
        val end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS)
        while (!so() && System.nanoTime() < end) stage.settle()
    }

    private fun ownWords(node: SemanticsNode) = node.config.getOrNull(SemanticsProperties.ContentDescription).orEmpty()

    private fun overlap(titles: List<SemanticsNode>): String? {
        for ((i, one) in titles.withIndex()) {
            for (other in titles.drop(i + 1)) {
                if (one.boundsInWindow.deflate(1f).overlaps(other.boundsInWindow.deflate(1f)))
                    return "\"${Sight.nameOf(one)}\" lies over \"${Sight.nameOf(other)}\""
            }
        }
        return null
    }

    private fun wrongIn(text: String, names: List<String>, sight: Sight): String? {
        val unknown = stage.resources.getString(R.string.failure_unknown, "").trim()
        if (unknown in text) return "an error without words: $text"
        if (names.any { it in text }) return null
        if (Place.LICENCES in Place.seen(sight, stage.resources)) return null
        if (RAW.containsMatchIn(text)) return "this is nothing to show to a person: $text"
        if (!stage.speaksKorean || text.any { it in '가'..'힣' }) return null
        return if (SENTENCE.containsMatchIn(text)) "this is not Korean: $text" else null
    }

    private companion object {
        const val MOST_SECONDS = 30L
        const val PATIENCE = 2
        const val MOST_BACKS = 12

        /** What comes from code rather than from the strings. */
        val RAW =
            Regex("""\w(Exception|Error)\b|\b(java|kotlin|androidx|dev)\.\w|\bnull\b|\bNaN\b|Infinity|%\d\$|%[sd]\b""")

        /** Three words of English in a row. */
        val SENTENCE = Regex("""[A-Za-z]{2,}([ ,]+[A-Za-z]{2,}){2,}""")
    }
}

/** Whether a message lies over the foot of the screen. */
val Sight.hasMessage: Boolean
    get() = below.any { SemanticsActions.Dismiss in it.config }
