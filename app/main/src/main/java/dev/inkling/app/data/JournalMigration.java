package dev.inkling.app.data;

import androidx.annotation.NonNull;
import androidx.room.migration.Migration;
import androidx.sqlite.db.SupportSQLiteDatabase;

/** From version 2 to 3: what is under way moves from the table of sessions into the queue's journal. */
final class JournalMigration extends Migration {
    private static final String UNDER_WAY = "('QUEUED', 'RUNNING', 'PAUSED', 'HELD')";
    private static final String KEPT = "id, name, spec, task, failure, createdAt, endedAt, deletedAt, pinned, epoch,"
            + " epochs, step, steps, seconds, loss, validationLoss, accuracy, validationAccuracy, testAccuracy,"
            + " testMetric, testFigure, finding, findingLayer, findingEpoch, findingShare, backend, parentId, sketch";

    JournalMigration() {
        super(2, 3);
    }

    @Override
    public void migrate(@NonNull SupportSQLiteDatabase db) {
        db.execSQL("CREATE TABLE work (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, kind TEXT NOT NULL,"
                + " subject INTEGER NOT NULL, state TEXT NOT NULL, hold TEXT NOT NULL, anyNetwork INTEGER NOT NULL,"
                + " queuedAt INTEGER NOT NULL)");
        db.execSQL("CREATE UNIQUE INDEX index_work_kind_subject ON work (kind, subject)");
        db.execSQL("CREATE INDEX index_work_kind_state_queuedAt ON work (kind, state, queuedAt)");
        db.execSQL("INSERT INTO work (kind, subject, state, hold, anyNetwork, queuedAt)"
                + " SELECT 'training', id, state, hold, 0, queuedAt FROM sessions WHERE state IN " + UNDER_WAY);
        // A column is dropped by copying the others: the SQLite of older phones knows no other way.
        db.execSQL("CREATE TABLE sessions_next (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT NOT NULL,"
                + " spec TEXT NOT NULL, task TEXT NOT NULL, ended TEXT, failure TEXT NOT NULL DEFAULT '',"
                + " createdAt INTEGER NOT NULL, endedAt INTEGER NOT NULL, deletedAt INTEGER NOT NULL,"
                + " pinned INTEGER NOT NULL, epoch INTEGER NOT NULL, epochs INTEGER NOT NULL, step INTEGER NOT NULL,"
                + " steps INTEGER NOT NULL, seconds REAL NOT NULL, loss REAL, validationLoss REAL, accuracy REAL,"
                + " validationAccuracy REAL, testAccuracy REAL, testMetric TEXT NOT NULL DEFAULT '', testFigure REAL,"
                + " finding TEXT NOT NULL DEFAULT '',"
                + " findingLayer TEXT NOT NULL DEFAULT '', findingEpoch INTEGER NOT NULL,"
                + " findingShare REAL NOT NULL, backend TEXT NOT NULL DEFAULT '', parentId INTEGER NOT NULL,"
                + " sketch BLOB)");
        db.execSQL("INSERT INTO sessions_next (" + KEPT + ", ended) SELECT " + KEPT + ", CASE WHEN state IN "
                + UNDER_WAY + " THEN NULL ELSE state END FROM sessions");
        db.execSQL("DROP TABLE sessions");
        db.execSQL("ALTER TABLE sessions_next RENAME TO sessions");
        db.execSQL("CREATE INDEX index_sessions_deletedAt_pinned_createdAt ON sessions"
                + " (deletedAt, pinned, createdAt)");
    }
}
