package dev.inkling.app.monkey

import android.app.Activity
import android.app.Application
import android.content.Intent
import android.content.res.Resources
import android.net.Uri
import android.os.Bundle
import android.os.Looper
import androidx.activity.ComponentActivity
import androidx.compose.runtime.snapshots.Snapshot
import androidx.compose.ui.test.junit4.ComposeTestRule
import androidx.lifecycle.Lifecycle
import androidx.lifecycle.ViewModelProvider
import androidx.test.core.app.ActivityScenario
import androidx.test.core.app.ApplicationProvider
import dev.inkling.app.MainActivity
import dev.inkling.app.draw.DrawViewModel
import java.io.File
import java.util.Locale
import java.util.concurrent.TimeUnit
import java.util.concurrent.locks.LockSupport
import kotlin.random.Random
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadows.ShadowDialog

/** The phone with the app on it: its time, its screen, its language, and what opens and ends the app. */
class Stage(private val rule: ComposeTestRule, val lives: Lives) : AutoCloseable {
    private lateinit var scenario: ActivityScenario<MainActivity>
    private val locale = Locale.getDefault()
    private var wide = false
    private var korean = false
    private var forgets = false

    lateinit var activity: ComponentActivity
        private set

    val resources: Resources
        get() = activity.resources

    val speaksKorean: Boolean
        get() = korean

    private val watch =
        object : Application.ActivityLifecycleCallbacks {
            override fun onActivityCreated(activity: Activity, savedInstanceState: Bundle?) {
                if (activity is MainActivity) this@Stage.activity = activity
            }

            override fun onActivityPostSaveInstanceState(activity: Activity, outState: Bundle) {
                // What dies with the process; what was just saved outlives it.
                if (forgets) (activity as ComponentActivity).viewModelStore.clear()
            }

            override fun onActivityStarted(activity: Activity) = Unit

            override fun onActivityResumed(activity: Activity) = Unit

            override fun onActivityPaused(activity: Activity) = Unit

            override fun onActivityStopped(activity: Activity) = Unit

            override fun onActivitySaveInstanceState(activity: Activity, outState: Bundle) = Unit

            override fun onActivityDestroyed(activity: Activity) {
                // Robolectric keeps every dialog that was ever shown, and with it all that stood under it.
                ShadowDialog.reset()
            }
        }

    init {
        // A cursor that blinks would never let the screen rest, so time is told when to pass.
        rule.mainClock.autoAdvance = false
        ApplicationProvider.getApplicationContext<Application>().registerActivityLifecycleCallbacks(watch)
    }

    /** Opens the app from the home screen. */
    fun open() {
        scenario = ActivityScenario.launch(MainActivity::class.java)
        settle()
    }

    /** Comes back to the app after Back has led out of it: as Android left it, or anew where it [finished] it. */
    fun comeBack(finished: Boolean) {
        if (finished) {
            scenario.close()
            open()
        } else {
            scenario.moveToState(Lifecycle.State.CREATED)
            settle()
            scenario.moveToState(Lifecycle.State.RESUMED)
            settle()
        }
    }

    override fun close() {
        scenario.close()
        Locale.setDefault(locale)
        ApplicationProvider.getApplicationContext<Application>().unregisterActivityLifecycleCallbacks(watch)
    }

    fun look() = Sight()

    /** What is before the eyes, and what would hear Back: for the message of a failure. */
    fun describe(): String {
        val sight = look()
        val back =
            if (activity.onBackPressedDispatcher.hasEnabledCallbacks()) "the app hears Back" else "Back leads out"
        val cover = if (sight.isCovered) "under a cover that says ${sight.texts()}" else back
        return "${Place.seen(sight, resources)}, $cover; ${sight.below.flatMap(Sight::wordsOf)}"
    }

    /** Lets so much of the phone's time pass. */
    fun pass(millis: Long) {
        var left = millis
        while (left > 0) {
            val part = minOf(left, PART_MILLIS)
            // A phone's main thread tells of what was changed after each message. In a JVM that ran other tests before,
            // Compose's dispatcher may wait for one of theirs for ever; then a screen at rest would never hear of Back.
            Snapshot.sendApplyNotifications()
            rule.mainClock.advanceTimeBy(part)
            shadowOf(Looper.getMainLooper()).idleFor(part, TimeUnit.MILLISECONDS)
            left -= part
        }
    }

    /**
     * Long enough for one screen to take another's place; what is read from the disk meanwhile has a moment of its own.
     */
    fun settle() {
        repeat(10) {
            pass(PART_MILLIS)
            LockSupport.parkNanos(500_000)
        }
    }

    fun turn() {
        wide = !wide
        become(if (wide) "+w891dp-h411dp-land" else "+w411dp-h891dp-port")
    }

    fun speak() {
        korean = !korean
        Locale.setDefault(if (korean) Locale.KOREA else Locale.US)
        become(if (korean) "+ko-rKR" else "+en-rUS")
    }

    private fun become(qualifiers: String) {
        RuntimeEnvironment.setQualifiers(qualifiers)
        scenario.recreate()
    }

    /** The process dies. Android [remembers] what the screens have saved, unless the app was swiped away. */
    fun kill(remembers: Boolean) {
        val before = draw()
        lives.kill {
            if (remembers) {
                forgets = true
                scenario.recreate()
                forgets = false
            } else {
                scenario.close()
                scenario = ActivityScenario.launch(MainActivity::class.java)
            }
        }
        settle()
        check(draw() !== before) { "the killed process lives on" }
    }

    private fun draw() = ViewModelProvider(activity)[DrawViewModel::class.java]

    /** Answers the system's picker if it is open, with nothing, a foreign file or the newest export; what was done. */
    fun answerPicker(random: Random): String? {
        val asked = shadowOf(activity).nextStartedActivityForResult ?: return null
        if (asked.intent.action != Intent.ACTION_OPEN_DOCUMENT) return null
        val shared = lives.graph.files().sharedFolder()
        val foreign = File(lives.graph.context().cacheDir, "holiday.jpg").apply { writeBytes(ByteArray(900) { 0x55 }) }
        val file = (listOf(null, foreign) + shared.listFiles().orEmpty().sorted()).random(random)
        val answer = file?.let { Intent().setData(Uri.fromFile(it)) }
        val result = if (answer == null) Activity.RESULT_CANCELED else Activity.RESULT_OK
        shadowOf(activity).receiveResult(asked.intent, result, answer)
        return "  the picker gives ${file?.name ?: "nothing"}"
    }

    private companion object {
        const val PART_MILLIS = 48L
    }
}
