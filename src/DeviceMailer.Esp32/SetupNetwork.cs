// The device's own network, WPA2 with a password of its own. The platform opens it when Wi-Fi starts, and keeps name and password in its own block on flash: so
// it takes a restart, and each one closes it, since the block is changed back first thing.

using System;
using System.Net.NetworkInformation;
using System.Threading;
using DeviceMailer.Health;
using DeviceMailer.Setup;
using nanoFramework.Runtime.Native;

namespace DeviceMailer.Esp32;

/// <summary>Opens and closes the device's own network.</summary>
internal static class SetupNetwork
{
    private const WirelessAPConfiguration.ConfigurationOptions On = WirelessAPConfiguration.ConfigurationOptions.AutoStart;
    private const string Name = "DeviceMailer-";
    private const int NameMacBytes = 3;

    /// <summary>The device's address on it: ESP-IDF's own, where nobody configured another.</summary>
    internal static byte[] Address() => new byte[] { 192, 168, 4, 1 };

    /// <summary>True once at a start with the network open; it will be closed at the next one, whatever ends this one. The first start of all makes its name and password.</summary>
    internal static bool TakeOpen()
    {
        WirelessAPConfiguration block = Block();
        if (block == null) return false;
        bool isOpen = (block.Options & WirelessAPConfiguration.ConfigurationOptions.Enable) != 0;
        bool isNamed = block.Ssid.StartsWith(Name) && block.Password.Length == SetupLimits.PasswordLetters;
        if (!isNamed)
        {
            block.Ssid = Name + SsidTail();
            block.Password = RandomLetters(SetupLimits.PasswordLetters);
        }

        block.Options = WirelessAPConfiguration.ConfigurationOptions.Disable;
        if (isOpen || !isNamed) block.SaveConfiguration();

        // What a phone joins by, as its camera reads it from a QR code. It goes to the console, where tools/flash reads it, and nowhere else.
        Console.WriteLine("WIFI:T:WPA;S:" + block.Ssid + ";P:" + block.Password + ";;");
        return isOpen;
    }

    /// <summary>Starts again with the network open. Returns only where the board has none.</summary>
    internal static void Open(StartMark start)
    {
        WirelessAPConfiguration block = Block();
        if (block == null) return;
        block.Authentication = AuthenticationType.WPA2;
        block.MaxConnections = SetupLimits.MaxClients;
        block.Options = On;
        block.SaveConfiguration();
        Restart(start);
    }

    /// <summary>Starts again, with the network closed unless it was opened just now. Does not return.</summary>
    internal static void Restart(StartMark start)
    {
        start.Mark(StartReason.SetUp);
        Thread.Sleep(SetupLimits.RestartMs);
        Power.RebootDevice();
    }

    /// <summary>Letters and digits that nobody can guess: the platform's numbers are the chip's own noise.</summary>
    internal static string RandomLetters(int count)
    {
        byte[] word = new byte[count];
        DeviceMailer.Setup.RandomLetters.Fill(word, new Random());
        return Smtp.Wire.Utf8.Encoding.GetString(word, 0, count);
    }

    private static string SsidTail()
    {
        string id = Smtp.Wire.Utf8.Encoding.GetString(WifiLink.DeviceId(), 0, 2 * 6);
        return id.Substring(id.Length - 2 * NameMacBytes);
    }

    private static WirelessAPConfiguration Block()
    {
        try
        {
            WirelessAPConfiguration[] blocks = WirelessAPConfiguration.GetAllWirelessAPConfigurations();
            return blocks.Length > 0 ? blocks[0] : null;
        }
        catch (Exception)
        {
            return null; // a chip without Wi-Fi
        }
    }
}
