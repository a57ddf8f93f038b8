package dev.inkling.app.training;

import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;
import android.content.IntentFilter;
import android.os.BatteryManager;
import android.os.Build;
import android.os.PowerManager;
import dev.inkling.app.data.Hold;
import dev.inkling.app.data.Settings;
import dev.inkling.app.data.SettingsStore;

/** Watches heat and battery while a session is at the desk, and holds it where the person has set so. */
public final class PhoneConditions {
    /** Degrees of the battery from which training is held, and below which it goes on. */
    public static final double HOT = 43;

    public static final double COOL = 40;

    /** Per cent of the battery below which training is held, unless charging, and from which it goes on. */
    public static final int LOW = 20;

    private static final int ENOUGH = 25;

    private final Context context;
    private final SettingsStore settings;
    private final TrainingDesk desk;
    private final PowerManager power;
    private final PowerManager.OnThermalStatusChangedListener thermal = this::onThermalStatus;
    private final BroadcastReceiver battery = new BroadcastReceiver() {
        @Override
        public void onReceive(Context from, Intent intent) {
            onBattery(intent);
        }
    };
    private int thermalStatus = PowerManager.THERMAL_STATUS_NONE;
    private double degrees;
    private int percent = 100;
    private boolean charging = true;
    private boolean hot;
    private boolean low;

    public PhoneConditions(Context context, SettingsStore settings, TrainingDesk desk) {
        this.context = context.getApplicationContext();
        this.settings = settings;
        this.desk = desk;
        this.power = context.getSystemService(PowerManager.class);
    }

    /** Begins to watch. */
    public void start() {
        Intent now = context.registerReceiver(battery, new IntentFilter(Intent.ACTION_BATTERY_CHANGED));
        if (now != null) onBattery(now);
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.Q) power.addThermalStatusListener(thermal);
    }

    /** Stops watching; what was held because of heat or battery is let go. */
    public void stop() {
        context.unregisterReceiver(battery);
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.Q) power.removeThermalStatusListener(thermal);
        desk.hold(Hold.HOT, false);
        desk.hold(Hold.LOW_BATTERY, false);
    }

    /** Looks at the person's settings again. */
    public void settingsChanged() {
        judge();
    }

    static double degrees(Intent battery) {
        return battery.getIntExtra(BatteryManager.EXTRA_TEMPERATURE, 0) / 10.0;
    }

    private void onThermalStatus(int status) {
        thermalStatus = status;
        judge();
    }

    private void onBattery(Intent intent) {
        int level = intent.getIntExtra(BatteryManager.EXTRA_LEVEL, 100);
        int scale = intent.getIntExtra(BatteryManager.EXTRA_SCALE, 100);
        percent = scale > 0 ? 100 * level / scale : 100;
        charging = intent.getIntExtra(BatteryManager.EXTRA_PLUGGED, 0) != 0;
        degrees = degrees(intent);
        judge();
    }

    /** Each limit has two sides, so that training does not stop and start around one value. */
    private void judge() {
        hot = hot
                ? thermalStatus >= PowerManager.THERMAL_STATUS_MODERATE || degrees >= COOL
                : thermalStatus >= PowerManager.THERMAL_STATUS_SEVERE || degrees >= HOT;
        low = !charging && percent < (low ? ENOUGH : LOW);
        Settings set = settings.values().getValue();
        desk.hold(Hold.HOT, hot && set.pauseWhenHot());
        desk.hold(Hold.LOW_BATTERY, low && set.pauseOnLowBattery());
    }
}
