namespace DeviceMailer.Esp32;

/// <summary>What a build can leave out: the trimmer drops what only a part that is left out would call.</summary>
internal static class BuildParts
{
    /// <summary>Set-up mode, its button, forgetting, and the page at home: <c>-p:SetUp=false</c> leaves them out.</summary>
#if WITHOUT_SETUP
    internal const bool SetUp = false;
#else
    internal const bool SetUp = true;
#endif
}
