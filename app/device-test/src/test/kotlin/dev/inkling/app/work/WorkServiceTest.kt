package dev.inkling.app.work

import android.app.Notification
import android.app.NotificationManager
import android.app.Service
import android.content.ComponentName
import android.content.Context
import android.content.ContextWrapper
import android.content.Intent
import android.os.BatteryManager
import android.os.Looper
import android.os.PowerManager
import androidx.test.core.app.ApplicationProvider
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.InklingApp
import dev.inkling.app.data.Hold
import dev.inkling.app.data.SessionState
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.until
import dev.inkling.nnlib.run.Presets
import java.util.concurrent.TimeUnit
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.Shadows.shadowOf
import org.robolectric.android.controller.ServiceController
import org.robolectric.shadows.ShadowPowerManager

/** The service that keeps a session going: its notification, what the phone's heat and battery do, and refusals. */
@RunWith(AndroidJUnit4::class)
class WorkServiceTest {
    @get:Rule val app = TestApp()

    private val context = ApplicationProvider.getApplicationContext<InklingApp>()
    private val notifications = context.getSystemService(NotificationManager::class.java)
    private val work
        get() = app.graph.training()

    private val queue
        get() = app.graph.queue()

    private lateinit var service: ServiceController<WorkService>
    private var id = 0L

    @Before
    fun trainInTheService() {
        ShadowPowerManager.clearWakeLocks()
        battery(80, 300, true)
        id = app.stored { work.start(Presets.of("xor-solve").with("epochs", 5_000_000.0), "endless", 0) }
        until("it trains") { (work.current().value?.progress()?.step() ?: 0) > 0 }
        service = Robolectric.buildService(WorkService::class.java).create().startCommand(0, 1)
        aSecondPasses()
    }

    @After fun end() = service.destroy().let {}

    private fun aSecondPasses() = shadowOf(Looper.getMainLooper()).idleFor(1, TimeUnit.SECONDS)

    private fun notification(): Notification = shadowOf(notifications).getNotification(1)

    private fun said() = notification().extras.getCharSequence(Notification.EXTRA_TEXT).toString()

    private fun press(button: String) {
        val action = notification().actions.first { it.title == button }
        val intent = shadowOf(action.actionIntent).savedIntent
        assertEquals(WorkService::class.java.name, intent.component!!.className)
        service.withIntent(intent).startCommand(0, 2)
        aSecondPasses()
    }

    private fun battery(percent: Int, tenths: Int, charging: Boolean) {
        @Suppress("DEPRECATION") // What the system does itself; no app may outside of a test.
        context.sendStickyBroadcast(
            Intent(Intent.ACTION_BATTERY_CHANGED)
                .putExtra(BatteryManager.EXTRA_LEVEL, percent)
                .putExtra(BatteryManager.EXTRA_SCALE, 100)
                .putExtra(BatteryManager.EXTRA_TEMPERATURE, tenths)
                .putExtra(BatteryManager.EXTRA_PLUGGED, if (charging) BatteryManager.BATTERY_PLUGGED_AC else 0)
        )
        shadowOf(Looper.getMainLooper()).idle()
    }

    private fun state() = app.stored { app.graph.sessions().byId(id)!!.state }

    private fun holds(hold: Hold) {
        assertEquals(hold, work.current().value!!.hold().value)
        val state = if (hold == Hold.NONE) SessionState.RUNNING else SessionState.HELD
        until("the list says $state") { state() == state }
    }

    private fun goesOn() {
        val step = work.current().value!!.progress().step()
        until("steps are taken") { work.current().value!!.progress().step() > step }
    }

    private val isAwake
        get() = ShadowPowerManager.getLatestWakeLock()?.isHeld == true

    @Test
    fun theNotificationShowsProgressPausesContinuesAndStops() {
        assertEquals("endless", notification().extras.getCharSequence(Notification.EXTRA_TITLE).toString())
        assertTrue(said(), said().startsWith("Epoch ") && said().endsWith(" of 5,000,000"))
        assertEquals(1000, notification().extras.getInt(Notification.EXTRA_PROGRESS_MAX))
        assertTrue(notification().flags and Notification.FLAG_ONGOING_EVENT != 0)
        assertTrue("it keeps the phone awake", isAwake)

        press("Pause")
        until("the list says so") { state() == SessionState.PAUSED }
        assertEquals("Paused", said())
        assertFalse("a paused session lets the phone sleep", isAwake)
        assertEquals(listOf("Continue", "Stop"), notification().actions.map { it.title })

        press("Continue")
        goesOn()
        assertTrue(isAwake)

        press("Stop")
        assertEquals(SessionState.STOPPED, app.awaitEnd(id).state)
    }

    @Test
    fun broughtBackByAndroidWithoutAnIntentItGoesOn() {
        val flags = service.get().onStartCommand(null, 0, 3)
        assertEquals(Service.START_STICKY, flags)
        goesOn()
    }

    @Test
    fun aHotPhoneRestsAndGoesOnByItself() {
        battery(80, 430, true)
        holds(Hold.HOT)
        aSecondPasses()
        assertTrue(said(), said().contains("hot"))
        assertFalse("no awake phone without work", isAwake)
        battery(80, 405, true)
        holds(Hold.HOT)
        battery(80, 390, true)
        holds(Hold.NONE)
        goesOn()
        battery(80, 300, true)

        val power = shadowOf(context.getSystemService(PowerManager::class.java))
        power.setCurrentThermalStatus(PowerManager.THERMAL_STATUS_SEVERE)
        shadowOf(Looper.getMainLooper()).idle()
        holds(Hold.HOT)
        power.setCurrentThermalStatus(PowerManager.THERMAL_STATUS_LIGHT)
        shadowOf(Looper.getMainLooper()).idle()
        holds(Hold.NONE)

        app.graph.settings().change { it.withPauseWhenHot(false) }
        battery(80, 450, true)
        holds(Hold.NONE)
    }

    @Test
    fun aLowBatteryRestsUntilItIsChargedEnough() {
        battery(19, 300, false)
        holds(Hold.LOW_BATTERY)
        aSecondPasses()
        assertTrue(said(), said().contains("battery"))
        battery(22, 300, false)
        holds(Hold.LOW_BATTERY)
        battery(22, 300, true)
        holds(Hold.NONE)
        goesOn()
        battery(15, 300, false)
        holds(Hold.LOW_BATTERY)
        app.graph.settings().change { it.withPauseOnLowBattery(false) }
        aSecondPasses()
        holds(Hold.NONE)
    }

    @Test
    fun howItEndedIsSaidWhereNobodyLooks() {
        work.stop(id)
        app.awaitEnd(id)
        assertNull("who stops it knows", shadowOf(notifications).getNotification(3))
        app.stored { work.start(Presets.of("xor-solve"), "to its end", 0) }.also(app::awaitEnd)
        until("the end is told") { shadowOf(notifications).getNotification(3) != null }
        val told = shadowOf(notifications).getNotification(3)
        assertEquals("to its end", told.extras.getCharSequence(Notification.EXTRA_TITLE).toString())
        assertEquals(
            "Training has ended: 100\u00A0% right.",
            told.extras.getCharSequence(Notification.EXTRA_TEXT).toString(),
        )
    }

    @Test
    fun whereNotificationsAreRefusedItTrainsWhileTheAppIsOpen() {
        work.stop(id)
        app.awaitEnd(id)
        until("the queue is empty") { queue.isIdle }
        shadowOf(notifications).setNotificationsEnabled(false)
        val host = app.graph.host()
        host.visible(true)
        id = app.stored { work.start(Presets.of("xor-solve").with("epochs", 5_000_000.0), "open", 0) }
        until("it trains") { (work.current().value?.progress()?.step() ?: 0) > 0 }
        assertFalse(host.mayNotify())
        host.visible(false)
        holds(Hold.BACKGROUND)
        host.visible(true)
        holds(Hold.NONE)
        goesOn()

        shadowOf(notifications).setNotificationsEnabled(true)
        host.notificationsAllowed()
        host.visible(false)
        holds(Hold.NONE)
    }

    @Test
    fun whereAndroidRefusesAStartFromTheBackgroundANotificationAsksForATap() {
        val refusing =
            object : ContextWrapper(context) {
                override fun getApplicationContext(): Context = this

                override fun startForegroundService(service: Intent): ComponentName =
                    throw IllegalStateException("startForegroundService() not allowed")
            }
        val host = PhoneHost(refusing, queue)
        host.begin()
        holds(Hold.BACKGROUND)
        val ask = shadowOf(notifications).getNotification(2)
        assertEquals("Tap to continue training", ask.extras.getCharSequence(Notification.EXTRA_TITLE).toString())
        val opened = shadowOf(ask.contentIntent).savedIntent
        assertEquals("dev.inkling.app.MainActivity", opened.component!!.className)
        host.visible(true)
        holds(Hold.NONE)
        assertNull("the ask is taken back", shadowOf(notifications).getNotification(2))
    }
}
