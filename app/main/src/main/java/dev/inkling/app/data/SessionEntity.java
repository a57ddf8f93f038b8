package dev.inkling.app.data;

import androidx.annotation.NonNull;

/** One training session with where it stands, which is its entry in the queue's journal or, without one, its end. */
public final class SessionEntity extends SessionTable {
    @NonNull public SessionState state = SessionState.QUEUED;

    /** Why the phone holds it, where the state is HELD. */
    @NonNull public Hold hold = Hold.NONE;

    /** When it joined the queue; 0 while it is not in it. */
    public long queuedAt;
}
