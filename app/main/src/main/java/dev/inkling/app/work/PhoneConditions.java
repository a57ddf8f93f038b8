package dev.inkling.app.work;

import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;
import android.content.IntentFilter;
import android.os.BatteryManager;
import android.os.Build;
import android.os.PowerManager;

/** Tells the queue of the phone's heat, battery and saver while the service lives. */
final class PhoneConditions {
    private final Context context;
    private final WorkQueue queue;
    private final PowerManager power;
    private final PowerManager.OnThermalStatusChangedListener thermal = this::onThermalStatus;
    private final BroadcastReceiver battery = new BroadcastReceiver() {
        @Override
        public void onReceive(Context from, Intent intent) {
            onBattery(intent);
        }
    };

    PhoneConditions(Context context, WorkQueue queue) {
        this.context = context.getApplicationContext();
        this.queue = queue;
        this.power = context.getSystemService(PowerManager.class);
    }

    /** Begins to watch. */
    void start() {
        Intent now = context.registerReceiver(battery, new IntentFilter(Intent.ACTION_BATTERY_CHANGED));
        if (now != null) onBattery(now);
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.Q) power.addThermalStatusListener(thermal);
    }

    /** Stops watching; what was held because of heat or battery is let go. */
    void stop() {
        context.unregisterReceiver(battery);
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.Q) power.removeThermalStatusListener(thermal);
        queue.conditions(now -> Conditions.FINE
                .withNetwork(now.network())
                .withBackground(now.background())
                .withAwake(now.awakeMillis()));
    }

    /** Looks at what nobody tells of: the saver, and the person's settings. */
    void look() {
        queue.conditions(now -> now.withSaver(power.isPowerSaveMode()));
    }

    /** Work has kept the phone awake for so long; on the charger that costs nothing, and while somebody looks neither. */
    void awakeFor(long millis) {
        queue.conditions(
                now -> now.withAwake(now.charging() || power.isInteractive() ? 0 : now.awakeMillis() + millis));
    }

    static double degrees(Intent battery) {
        return battery.getIntExtra(BatteryManager.EXTRA_TEMPERATURE, 0) / 10.0;
    }

    private void onThermalStatus(int status) {
        queue.conditions(now -> now.withThermalStatus(status));
    }

    private void onBattery(Intent intent) {
        int level = intent.getIntExtra(BatteryManager.EXTRA_LEVEL, 100);
        int scale = intent.getIntExtra(BatteryManager.EXTRA_SCALE, 100);
        int percent = scale > 0 ? 100 * level / scale : 100;
        boolean charging = intent.getIntExtra(BatteryManager.EXTRA_PLUGGED, 0) != 0;
        queue.conditions(now -> now.withBattery(degrees(intent), percent, charging));
    }
}
