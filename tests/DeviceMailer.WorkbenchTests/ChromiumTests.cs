namespace DeviceMailer.WorkbenchTests;

/// <summary>Tests that share the browser; one after the other, since a browser and a board want the machine for themselves.</summary>
[CollectionDefinition("chromium")]
public sealed class ChromiumTests : ICollectionFixture<Chromium>;
