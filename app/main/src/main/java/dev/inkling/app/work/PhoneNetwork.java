package dev.inkling.app.work;

import android.content.Context;
import android.net.ConnectivityManager;
import android.net.NetworkCapabilities;
import androidx.annotation.NonNull;

/** The phone's own connection. */
public final class PhoneNetwork implements Network {
    private final ConnectivityManager manager;

    public PhoneNetwork(Context context) {
        manager = context.getSystemService(ConnectivityManager.class);
    }

    @Override
    public Kind kind() {
        android.net.Network active = manager.getActiveNetwork();
        NetworkCapabilities can = active == null ? null : manager.getNetworkCapabilities(active);
        if (can == null || !can.hasCapability(NetworkCapabilities.NET_CAPABILITY_INTERNET)) return Kind.NONE;
        return can.hasCapability(NetworkCapabilities.NET_CAPABILITY_NOT_METERED) ? Kind.FREE : Kind.METERED;
    }

    @Override
    public void watch(Runnable changed) {
        manager.registerDefaultNetworkCallback(new ConnectivityManager.NetworkCallback() {
            @Override
            public void onCapabilitiesChanged(@NonNull android.net.Network which, @NonNull NetworkCapabilities can) {
                changed.run();
            }

            @Override
            public void onLost(@NonNull android.net.Network which) {
                changed.run();
            }
        });
    }
}
