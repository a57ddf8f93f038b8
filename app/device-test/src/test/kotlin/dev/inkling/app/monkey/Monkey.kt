package dev.inkling.app.monkey

import android.view.KeyEvent
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.text.AnnotatedString
import dev.inkling.app.R
import dev.inkling.app.data.ThemeChoice
import dev.inkling.app.testing.TestHand
import java.util.concurrent.locks.LockSupport
import kotlin.random.Random

/**
 * Does something with the app, again and again, as nobody would who knows what it is for: touches whatever can be
 * touched, writes, types, swipes, goes back, turns the phone, changes its language, waits, kills the app. What it does
 * next depends on the seed and on what is on the screen, and on nothing else; what it did seldom it does rather.
 */
class Monkey(private val stage: Stage, private val rules: Rules, seed: Long) {
    private class Option(val what: String, val weight: Double, val act: () -> Unit)

    private val random = Random(seed)
    private val fingers = Fingers(stage::pass)
    private val tried = HashMap<String, Int>()

    /** What was done last, newest at the end. */
    val diary = ArrayDeque<String>()

    /** All places that were reached. */
    val places = LinkedHashSet<Place>()

    /** The places that were not reached. */
    fun unseen() = Place.entries - places

    /** How many different things were done. */
    val kinds: Int
        get() = tried.size

    /** Does so many things, one after the other. */
    fun walk(events: Int) {
        stage.open()
        check()
        goOn(events)
    }

    /** Does so many more. */
    fun goOn(events: Int) {
        repeat(events) {
            step()
            check()
        }
    }

    private fun check() {
        places += Place.seen(stage.look(), stage.resources)
        rules.hold(places)
    }

    private fun step() {
        val sight = stage.look()
        when (random.nextInt(1000)) {
            in 0..<12 -> turn()
            in 12..<27 -> speak()
            in 27..<37 -> theme()
            in 37..<72 -> linger()
            in 72..<87 -> kill()
            in 87..<97 -> backOut()
            in 97..<150 -> note("back") { if (!back(sight)) stage.comeBack(false) }
            else -> touch(sight)
        }
    }

    private fun note(what: String, act: () -> Unit) {
        diary.addLast(what)
        while (diary.size > KEPT) diary.removeFirst()
        act()
        stage.settle()
    }

    private fun turn() = note("turn the phone") { stage.turn() }

    private fun speak() = note("another language") { stage.speak() }

    private fun theme() {
        val next = ThemeChoice.entries.random(random)
        note("theme $next") { stage.lives.graph.settings().change { it.withTheme(next) } }
    }

    private fun linger() {
        val seconds = random.nextInt(1, 6)
        note("wait for $seconds s") {
            stage.pass(seconds * 1000L)
            // Training has its own time: it is given a little of the real one.
            LockSupport.parkNanos(50_000_000)
        }
    }

    private fun kill() {
        val remembers = random.nextBoolean()
        note(if (remembers) "kill, and come back to where it was" else "kill, and open it anew") {
            stage.kill(remembers)
            rules.hasDied()
        }
    }

    /** Goes back until the app is left, and opens it again. */
    private fun backOut() {
        val finished = random.nextBoolean()
        note("back until it is left") {
            rules.backEnds { back(stage.look()) }
            stage.comeBack(finished)
        }
    }

    /** False where Back leads out of the app. */
    private fun back(sight: Sight): Boolean {
        if (sight.isCovered) fingers.key(sight.window, KeyEvent.KEYCODE_BACK)
        else if (stage.activity.onBackPressedDispatcher.hasEnabledCallbacks())
            stage.activity.onBackPressedDispatcher.onBackPressed()
        else return false
        stage.settle()
        return true
    }

    private fun touch(sight: Sight) {
        val where = Place.seen(sight, stage.resources).lastOrNull()
        val options = sight.touchable.flatMap { options(sight, it) }
        check(options.isNotEmpty()) { "nothing can be touched" }
        fun weight(option: Option) = option.weight / (1 + tried.getOrDefault(key(where, option), 0))
        var left = random.nextDouble() * options.sumOf(::weight)
        val chosen =
            options.firstOrNull {
                left -= weight(it)
                left < 0
            } ?: options.last()
        tried.merge(key(where, chosen), 1, Int::plus)
        note("${where ?: "somewhere"}: ${chosen.what}", chosen.act)
        stage.answerPicker(random)?.let {
            if (it.endsWith(".zip")) rules.mayArrive()
            diary.addLast(it)
            stage.settle()
        }
    }

    /** Things are the same that differ in numbers alone. */
    private fun key(where: Place?, option: Option) = "$where ${option.what.replace(Regex("\\d+"), "#").take(60)}"

    private fun options(sight: Sight, node: SemanticsNode): List<Option> {
        val config = node.config
        if (SemanticsProperties.Disabled in config) return emptyList()
        val name = Sight.nameOf(node).take(60).replace('\n', ' ')
        val place = node.boundsInWindow
        val found = ArrayList<Option>()
        if (config.getOrNull(SemanticsProperties.TestTag) == "pad") found += padOptions(sight, place)
        if (SemanticsActions.SetText in config) {
            found += Option("type into $name", 1.5) { type(node) }
        }
        if (SemanticsActions.OnClick in config && SemanticsActions.SetText !in config) {
            // A session is what most of the rest is about.
            val weight = if (begins(name)) 5.0 else 1.0
            found += Option("tap $name", weight) { tap(sight, name, place, 1) }
            found += Option("tap three times on $name", 0.05) { tap(sight, name, place, 3) }
        }
        // What a held field shows, its handles and its magnifier, never rests on the JVM.
        if (SemanticsActions.OnLongClick in config && SemanticsActions.SetText !in config) {
            found += Option("hold $name", 0.6) { fingers.hold(sight.window, place.center) }
            found += Option("swipe $name", 0.4) { swipe(sight, place) }
        }
        if (config.getOrNull(SemanticsProperties.TestTag) != "pad") {
            for (action in config.getOrNull(SemanticsActions.CustomActions).orEmpty()) {
                found += Option("${action.label}: $name", 0.2) { action.action() }
            }
        }
        config.getOrNull(SemanticsActions.ScrollBy)?.let { scroll ->
            found += Option("scroll", 0.8) { scroll.action?.invoke(far(), far()) }
        }
        return found
    }

    private fun far() = (random.nextFloat() - 0.35f) * 2000

    private fun tap(sight: Sight, name: String, place: Rect, times: Int) {
        rules.mayBegin(sight, name)
        val before = rules.sessions()
        // The darkness beside a sheet covers everything, and lies under it but for a strip on top.
        val beside = name == stage.resources.getString(androidx.compose.ui.R.string.close_sheet)
        val at =
            if (beside) place.topCenter + Offset(0f, STRIP * stage.resources.displayMetrics.density) else place.center
        repeat(times) { fingers.tap(sight.window, at) }
        if (beside) rules.hasClosed()
        if (begins(name) && !sight.isCovered && !sight.hasMessage) rules.hasBegun(before)
    }

    private fun begins(name: String) = stage.resources.getString(R.string.train_start) in name

    private fun swipe(sight: Sight, place: Rect) {
        val share = listOf(-0.9f, -0.2f, 0.2f, 0.9f).random(random)
        val from = place.center.copy(x = if (share > 0) place.left + 4 else place.right - 4)
        fingers.stroke(sight.window, List(9) { from.copy(x = from.x + share * place.width * it / 8) })
    }

    private fun type(node: SemanticsNode) {
        val text = TYPED.random(random)
        diary.addLast("  \"$text\"")
        node.config[SemanticsActions.SetText].action?.invoke(AnnotatedString(text))
    }

    private fun padOptions(sight: Sight, place: Rect) =
        listOf(
            Option("write a digit", 2.0) { write(sight, place, random.nextInt(10), 0.5f, 0.6f) },
            Option("write a number", 0.7) {
                write(sight, place, random.nextInt(10), 0.25f, 0.35f)
                write(sight, place, random.nextInt(10), 0.75f, 0.35f)
            },
            Option("scribble", 0.7) {
                fun somewhere() =
                    Offset(place.left + random.nextFloat() * place.width, place.top + random.nextFloat() * place.height)
                fingers.stroke(sight.window, List(random.nextInt(1, 20)) { somewhere() })
            },
        )

    private fun write(sight: Sight, pad: Rect, digit: Int, x: Float, high: Float) {
        val unit = minOf(pad.width, pad.height) * high
        val middle = Offset(pad.left + pad.width * x, pad.center.y)
        for (stroke in TestHand.ink(digit)) {
            fingers.stroke(
                sight.window,
                List(stroke.size()) { middle + Offset(stroke.x(it), stroke.y(it)) * (unit * 1.4f) },
            )
        }
    }

    companion object {
        private const val KEPT = 40

        /** The middle of what a sheet leaves free above itself. */
        private const val STRIP = 24f

        /** What is typed into fields, whatever they ask for. */
        val TYPED =
            listOf(
                "",
                " ",
                "0",
                "1",
                "-1",
                "7",
                "0.01",
                "0,5",
                "3",
                "100",
                "400",
                "20000",
                "1e5",
                "x",
                "2-6-1",
                "784-24-10",
                "2-3-3-1",
                "convnet",
                "2--1",
                "저녁",
                "%_\\",
                "an evening name that is long and goes on beyond the end of every line that there is",
            )
    }
}
