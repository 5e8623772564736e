// Re-exports of the public modules stand here.
