// Starts the page's connection. When it is lost, tries again every second; a process that came anew does not know this page, which then says so.
Blazor.start({
    circuit: {
        reconnectionOptions: { maxRetries: 600, retryIntervalMilliseconds: () => 1000 },
    },
});
