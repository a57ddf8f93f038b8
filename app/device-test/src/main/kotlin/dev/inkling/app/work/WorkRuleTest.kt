package dev.inkling.app.work

import dev.inkling.app.data.Hold
import dev.inkling.app.data.Settings
import org.junit.Assert.assertEquals
import org.junit.Test

/** Whether work may go on, under every condition of the phone by itself and where several meet. */
class WorkRuleTest {
    private val battery = Conditions.FINE.withBattery(25.0, 80, false)
    private val charged = Needs(true, false, true)
    private val both = Needs(true, true, false)
    private val careless = Settings.DEFAULT.withPauseWhenHot(false).withPauseOnLowBattery(false).withWifiOnly(false)

    private fun hold(
        needs: Needs,
        now: Conditions,
        set: Settings = Settings.DEFAULT,
        anyNetwork: Boolean = false,
        rule: WorkRule = WorkRule(),
    ): Hold {
        rule.look(now)
        return rule.hold(needs, anyNetwork, now, set)
    }

    @Test
    fun eachConditionByItself() {
        val fine = Conditions.FINE
        val table =
            listOf(
                Row(Hold.NONE, Needs.PROCESSOR, fine),
                Row(Hold.NONE, Needs.PROCESSOR, battery),
                Row(Hold.HOT, Needs.PROCESSOR, fine.withThermalStatus(3)),
                Row(Hold.NONE, Needs.PROCESSOR, fine.withThermalStatus(2)),
                Row(Hold.HOT, Needs.PROCESSOR, fine.withBattery(43.0, 80, true)),
                Row(Hold.NONE, Needs.PROCESSOR, fine.withBattery(42.9, 80, true)),
                Row(Hold.NONE, Needs.NETWORK, fine.withThermalStatus(6)),
                Row(Hold.LOW_BATTERY, Needs.PROCESSOR, battery.withBattery(25.0, 19, false)),
                Row(Hold.NONE, Needs.PROCESSOR, battery.withBattery(25.0, 20, false)),
                Row(Hold.NONE, Needs.PROCESSOR, battery.withBattery(25.0, 5, true)),
                Row(Hold.NONE, Needs.NETWORK, battery.withBattery(25.0, 5, false)),
                Row(Hold.SAVER, Needs.PROCESSOR, battery.withSaver(true)),
                Row(Hold.NONE, Needs.PROCESSOR, fine.withSaver(true)),
                Row(Hold.NONE, Needs.NETWORK, battery.withSaver(true)),
                Row(Hold.NOT_CHARGING, charged, battery),
                Row(Hold.NONE, charged, fine),
                Row(Hold.NETWORK, Needs.NETWORK, fine.withNetwork(Network.Kind.METERED)),
                Row(Hold.NETWORK, Needs.NETWORK, fine.withNetwork(Network.Kind.NONE)),
                Row(Hold.NONE, Needs.NETWORK, fine),
                Row(Hold.NONE, Needs.PROCESSOR, fine.withNetwork(Network.Kind.NONE)),
                Row(Hold.BACKGROUND, Needs.PROCESSOR, fine.withBackground(true)),
                Row(Hold.BACKGROUND, Needs.NETWORK, fine.withBackground(true)),
                Row(Hold.AWAKE_LONG, Needs.PROCESSOR, battery.withAwake(WorkRule.AWAKE_MILLIS)),
                Row(Hold.NONE, Needs.PROCESSOR, battery.withAwake(WorkRule.AWAKE_MILLIS - 1)),
                Row(Hold.NONE, Needs.PROCESSOR, fine.withAwake(WorkRule.AWAKE_MILLIS)),
                Row(Hold.NONE, Needs.NETWORK, battery.withAwake(WorkRule.AWAKE_MILLIS)),
                Row(Hold.NETWORK, both, fine.withNetwork(Network.Kind.METERED)),
            )
        for (row in table) assertEquals("$row", row.hold, hold(row.needs, row.now))
    }

    private data class Row(val hold: Hold, val needs: Needs, val now: Conditions)

    @Test
    fun whatThePersonHasSetOrAllowed() {
        val metered = Conditions.FINE.withNetwork(Network.Kind.METERED)
        assertEquals(Hold.NONE, hold(Needs.NETWORK, metered, careless))
        assertEquals(Hold.NONE, hold(Needs.NETWORK, metered, anyNetwork = true))
        val offline = Conditions.FINE.withNetwork(Network.Kind.NONE)
        assertEquals("none is no connection", Hold.NETWORK, hold(Needs.NETWORK, offline, careless, true))
        assertEquals(Hold.NONE, hold(Needs.PROCESSOR, Conditions.FINE.withThermalStatus(6), careless))
        assertEquals(Hold.NONE, hold(Needs.PROCESSOR, battery.withBattery(25.0, 5, false), careless))
        assertEquals(Hold.NONE, hold(Needs.PROCESSOR, battery.withSaver(true), careless))
    }

    @Test
    fun theForemostCauseIsTold() {
        val all =
            Conditions.FINE.withBattery(50.0, 5, false)
                .withSaver(true)
                .withNetwork(Network.Kind.NONE)
                .withBackground(true)
                .withAwake(WorkRule.AWAKE_MILLIS)
        val needs = Needs(true, true, true)
        assertEquals(Hold.HOT, hold(needs, all))
        assertEquals(Hold.LOW_BATTERY, hold(needs, all.withBattery(25.0, 5, false)))
        assertEquals(Hold.SAVER, hold(needs, all.withBattery(25.0, 50, false)))
        assertEquals(Hold.NOT_CHARGING, hold(needs, all.withBattery(25.0, 50, false).withSaver(false)))
        assertEquals(Hold.NETWORK, hold(needs, all.withBattery(25.0, 50, true)))
        assertEquals(Hold.BACKGROUND, hold(needs, all.withBattery(25.0, 50, true).withNetwork(Network.Kind.FREE)))
    }

    @Test
    fun itDoesNotStopAndStartAroundOneValue() {
        val rule = WorkRule()
        fun at(degrees: Double, percent: Int) =
            hold(Needs.PROCESSOR, battery.withBattery(degrees, percent, false), rule = rule)
        assertEquals(Hold.HOT, at(43.0, 80))
        assertEquals(Hold.HOT, at(40.0, 80))
        assertEquals(Hold.NONE, at(39.9, 80))
        assertEquals(Hold.NONE, at(42.9, 80))
        assertEquals(Hold.LOW_BATTERY, at(25.0, 19))
        assertEquals(Hold.LOW_BATTERY, at(25.0, 24))
        assertEquals(Hold.NONE, at(25.0, 25))
        assertEquals(Hold.NONE, at(25.0, 20))
    }
}
