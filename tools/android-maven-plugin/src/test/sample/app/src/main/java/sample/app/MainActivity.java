package sample.app;

import android.app.Activity;
import android.os.Bundle;
import androidx.room.Room;

public final class MainActivity extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Notes notes = Room.databaseBuilder(this, Notes.class, "notes").build();
        setTitle(new Score("rows", notes.dao().all().size()) + getString(sample.library.R.string.library_greeting));
        GreetingKt.install(this);
    }
}
